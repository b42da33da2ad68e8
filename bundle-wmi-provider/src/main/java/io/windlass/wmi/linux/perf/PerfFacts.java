package io.windlass.wmi.linux.perf;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.HostRoot;
import io.windlass.wmi.linux.host.Numbers;
import io.windlass.wmi.linux.host.Row;
import io.windlass.wmi.source.Wanted;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What all performance classes share: times, and counters by name. */
final class PerfFacts {
  private static final long TICKS_PER_SECOND = 10_000_000;

  /** From 1601, where Windows starts to count, to 1970. */
  private static final long WINDOWS_EPOCH = -11_644_473_600L;

  private PerfFacts() {}

  /** Seconds since boot; 0 when the kernel does not tell. */
  static double uptime(HostRoot files) {
    try {
      return Double.parseDouble(files.value("/proc/uptime").orElse("0").split(" ", 2)[0]);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** An instance with its name and the times of the sample: all in units of 100 ns. */
  static Row row(String className, String name, Host host, Wanted wanted) {
    Instant now = host.clock().instant();
    long stamp = (now.getEpochSecond() - WINDOWS_EPOCH) * TICKS_PER_SECOND + now.getNano() / 100;
    long performance = (long) (uptime(host.files()) * TICKS_PER_SECOND);
    return new Row(className, wanted)
        .set("Name", name)
        .set("Timestamp_Sys100NS", stamp)
        .set("Timestamp_Object", stamp)
        .set("Timestamp_PerfTime", performance)
        .set("Frequency_Sys100NS", TICKS_PER_SECOND)
        .set("Frequency_Object", TICKS_PER_SECOND)
        .set("Frequency_PerfTime", TICKS_PER_SECOND);
  }

  /** Lines of a name, a blank and a number, such as those of {@code /proc/vmstat}. */
  static Map<String, Long> counters(HostRoot files, String file) {
    Map<String, Long> counters = new HashMap<>();
    for (String line : files.lines(file)) {
      String[] words = line.split(" ", 3);
      if (words.length > 1) {
        Numbers.parse(words[1]).ifPresent(number -> counters.put(words[0], number));
      }
    }
    return counters;
  }
}
