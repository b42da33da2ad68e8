package io.windlass.wmi.linux.host;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The two constants of the kernel that {@code /proc} counts in, from the auxiliary vector of this
 * process (getauxval(3)).
 *
 * @param pageSize bytes of a memory page
 * @param ticksPerSecond clock ticks of a second
 */
public record Auxv(long pageSize, long ticksPerSecond) {
  private static final long AT_PAGESZ = 6;
  private static final long AT_CLKTCK = 17;

  /** Reads them; 4096 and 100, what nearly every Linux has, where they cannot be read. */
  public static Auxv read(HostRoot files) {
    long page = 4096;
    long ticks = 100;
    byte[] bytes = files.bytes("/proc/self/auxv", 4096).orElse(new byte[0]);
    ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    while (words.remaining() >= 16) {
      long key = words.getLong();
      long value = words.getLong();
      if (key == AT_PAGESZ && Long.bitCount(value) == 1) {
        page = value;
      } else if (key == AT_CLKTCK && value > 0 && value <= 10_000) {
        ticks = value;
      }
    }
    return new Auxv(page, ticks);
  }

  /** Clock ticks in the unit of CIM times, 100 ns. */
  public long hundredNanos(long ticks) {
    return ticks * (10_000_000L / ticksPerSecond);
  }
}
