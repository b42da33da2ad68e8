package io.windlass.wmi.linux.system;

import io.windlass.wmi.linux.host.HostRoot;
import io.windlass.wmi.linux.host.Numbers;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How busy logical processors were since the last look, by the counters of {@code /proc/stat}; the
 * first look tells the mean since boot. Looks that follow too closely repeat the last answer. Safe
 * for use by several threads.
 */
final class CpuLoad {
  /** Below this many ticks of the clock a percentage says nothing. */
  private static final long SHORTEST = 20;

  private final Map<String, Sample> samples = new HashMap<>();

  private record Sample(long busy, long total, int percentage) {}

  /** The mean percentage of these logical processors; empty when the kernel tells nothing. */
  synchronized OptionalInt percentage(HostRoot files, Collection<String> cpus) {
    long sum = 0;
    int known = 0;
    for (String line : files.lines("/proc/stat")) {
      String[] fields = line.split(" +");
      if (fields.length > 5
          && fields[0].startsWith("cpu")
          && cpus.contains(fields[0].substring(3))) {
        sum += percentage(fields);
        known++;
      }
    }
    return known == 0 ? OptionalInt.empty() : OptionalInt.of((int) (sum / known));
  }

  private int percentage(String[] fields) {
    long total = 0;
    long idle = 0;
    // user nice system idle iowait irq softirq steal; guest times are part of user already
    for (int i = 1; i < Math.min(fields.length, 9); i++) {
      OptionalLong ticks = Numbers.parse(fields[i]);
      total += ticks.orElse(0);
      idle += i == 4 || i == 5 ? ticks.orElse(0) : 0;
    }
    Sample last = samples.getOrDefault(fields[0], new Sample(0, 0, 0));
    long elapsed = total - last.total();
    if (elapsed >= 0 && elapsed < SHORTEST) {
      return last.percentage();
    }
    long busy = total - idle;
    long used = elapsed < 0 ? 0 : busy - last.busy();
    int percentage = (int) Math.max(0, Math.min(100, used * 100 / Math.max(elapsed, 1)));
    samples.put(fields[0], new Sample(busy, total, percentage));
    return percentage;
  }
}
