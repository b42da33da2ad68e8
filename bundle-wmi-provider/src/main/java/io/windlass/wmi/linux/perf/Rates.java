package io.windlass.wmi.linux.perf;

import java.util.HashMap;
import java.util.Map;

/**
 * Makes rates out of counters: how much one grew per second since it was last asked for; the first
 * answer is the mean since boot. Questions within half a second get the answer before. Nothing runs
 * between questions. Safe for use by several threads.
 */
final class Rates {
  private static final double SHORTEST = 0.5;

  private final Map<String, Sample> samples = new HashMap<>();

  private record Sample(long value, double at, double rate) {}

  /**
   * The growth per second.
   *
   * @param counter a name
   * @param value of the counter now
   * @param uptime seconds since boot
   */
  synchronized double perSecond(String counter, long value, double uptime) {
    Sample last = samples.get(counter);
    boolean restarted = last == null || value < last.value() || uptime < last.at();
    double elapsed = restarted ? uptime : uptime - last.at();
    if (!restarted && elapsed < SHORTEST) {
      return last.rate();
    }
    double rate = elapsed <= 0 ? 0 : (value - (restarted ? 0 : last.value())) / elapsed;
    samples.put(counter, new Sample(value, uptime, rate));
    return rate;
  }

  /** The growth per second as a whole number. */
  long wholePerSecond(String counter, long value, double uptime) {
    return Math.round(perSecond(counter, value, uptime));
  }
}
