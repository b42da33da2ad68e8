package io.windlass.benchmarks.load;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One run of load. Not a number where nothing is known.
 *
 * @param perSecond requests
 * @param p50 ms
 * @param p99 ms
 * @param cpu µs of the server's processor time a request
 * @param rss MiB when it ended
 * @param gc the server's pauses meanwhile
 * @param lost connections that failed or timed out
 */
record Sample(
    double perSecond, double p50, double p99, double cpu, double rss, GcLog.Pauses gc, long lost) {

  /** The median of each figure. */
  static Sample median(List<Sample> samples) {
    return new Sample(
        of(samples, Sample::perSecond),
        of(samples, Sample::p50),
        of(samples, Sample::p99),
        of(samples, Sample::cpu),
        of(samples, Sample::rss),
        new GcLog.Pauses((int) of(samples, s -> s.gc().count()), of(samples, s -> s.gc().millis())),
        samples.stream().mapToLong(Sample::lost).sum());
  }

  private static double of(List<Sample> samples, ToDoubleFunction<Sample> figure) {
    double[] sorted = samples.stream().mapToDouble(figure).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
