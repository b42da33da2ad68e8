package io.windlass.wmi.linux.perf;

import io.windlass.wmi.linux.host.Host;
import java.time.Instant;

/**
 * When a sample was taken, in units of 100 ns.
 *
 * @param stamp since 1601-01-01T00:00:00Z, by the clock of the host
 * @param uptime since boot; 0 when the kernel does not tell
 */
public record Times(long stamp, long uptime) {
  /** Units of a second. */
  public static final long PER_SECOND = 10_000_000;

  /** From 1601, where Windows starts to count, to 1970. */
  private static final long WINDOWS_EPOCH = -11_644_473_600L;

  /** The time on a host. */
  static Times now(Host host) {
    Instant now = host.clock().instant();
    long stamp = (now.getEpochSecond() - WINDOWS_EPOCH) * PER_SECOND + now.getNano() / 100;
    return new Times(stamp, uptime(host.files().value("/proc/uptime").orElse("0")));
  }

  private static long uptime(String text) {
    try {
      return Math.max(Math.round(Double.parseDouble(text.split(" ", 2)[0]) * PER_SECOND), 0);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
