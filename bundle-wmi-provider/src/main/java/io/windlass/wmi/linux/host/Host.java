package io.windlass.wmi.linux.host;

import io.windlass.wsman.api.cim.CimDateTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * What every class needs to know of the host. Nothing is kept: each call reads the files anew, for
 * names may change while the service runs.
 *
 * @param files the files of the host
 * @param clock the time and the time zone of the host
 */
public record Host(HostRoot files, Clock clock) {
  /** The class of the computer, in the keys of everything that is part of it. */
  public static final String COMPUTER_CLASS = "Win32_ComputerSystem";

  /** The class of the operating system, in the keys of processes. */
  public static final String OS_CLASS = "Win32_OperatingSystem";

  /** This very host. */
  public static Host real() {
    return new Host(HostRoot.real(), Clock.systemDefaultZone());
  }

  /** The host name, without domain as a rule. */
  public String name() {
    return files
        .value("/proc/sys/kernel/hostname")
        .or(() -> files.value("/etc/hostname"))
        .orElse("localhost");
  }

  /** The facts of os-release(5). */
  public Map<String, String> osRelease() {
    return files
        .text("/etc/os-release")
        .or(() -> files.text("/usr/lib/os-release"))
        .map(KeyValues::assignments)
        .orElse(Map.of());
  }

  /** What the operating system calls itself, such as {@code Debian GNU/Linux 12 (bookworm)}. */
  public String osCaption() {
    Map<String, String> release = osRelease();
    String name = release.getOrDefault("PRETTY_NAME", release.get("NAME"));
    return name == null || name.isEmpty() ? "Linux" : name;
  }

  /** The name of the operating system in the form of Windows: caption, directory, device. */
  public String osName() {
    return osCaption() + "|/|" + rootDevice();
  }

  /** The device of the root file system, as the mount table names it. */
  public String rootDevice() {
    String device = "";
    for (String line : files.lines("/proc/self/mounts")) {
      String[] fields = line.split(" ", 3);
      if (fields.length > 2 && fields[1].equals("/")) {
        device = fields[0];
      }
    }
    return device;
  }

  /** The release of the kernel, such as {@code 6.1.0-21-amd64}. */
  public Optional<String> kernelRelease() {
    return files.value("/proc/sys/kernel/osrelease");
  }

  /** When the kernel started, to the second. */
  public Optional<Instant> bootTime() {
    return files.lines("/proc/stat").stream()
        .filter(line -> line.startsWith("btime "))
        .map(line -> Numbers.parse(line.substring(6).strip()))
        .filter(seconds -> seconds.isPresent() && seconds.getAsLong() < 1L << 40)
        .map(seconds -> Instant.ofEpochSecond(seconds.getAsLong()))
        .findFirst();
  }

  /** A point in time with the offset that the host had then. */
  public CimDateTime dateTime(Instant instant) {
    ZoneId zone = clock.getZone();
    return CimDateTime.of(instant.atZone(zone).toOffsetDateTime());
  }

  /** The minutes by which local time is ahead of UTC now. */
  public int offsetMinutes() {
    return clock.getZone().getRules().getOffset(clock.instant()).getTotalSeconds() / 60;
  }
}
