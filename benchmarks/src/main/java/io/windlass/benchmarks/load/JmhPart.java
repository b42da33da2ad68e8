package io.windlass.benchmarks.load;

import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The pieces, by JMH. */
final class JmhPart {
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  private JmhPart() {}

  static String measure(Room room) throws RunnerException {
    Options options =
        new OptionsBuilder()
            .include("io\\.windlass\\.benchmarks\\.jmh\\..*")
            .forks(1)
            .warmupIterations(room.either(5, 2))
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(room.either(5, 2))
            .measurementTime(TimeValue.seconds(1))
            .jvmArgs("-Xmx256m", "-XX:+UseSerialGC")
            .addProfiler(GCProfiler.class)
            .verbosity(VerboseMode.SILENT)
            .build();
    Collection<RunResult> results = new Runner(options).run();
    Markdown table = new Markdown("piece", "µs", "± µs", "bytes allocated");
    for (RunResult result : results) {
      Result<?> time = result.getPrimaryResult();
      Result<?> allocated = result.getSecondaryResults().get(ALLOCATED);
      table.row(
          name(result.getParams().getBenchmark()),
          Markdown.number(time.getScore()),
          Markdown.number(time.getScoreError()),
          allocated == null ? "-" : String.format(Locale.ROOT, "%,.0f", allocated.getScore()));
    }
    return table.toString();
  }

  private static String name(String benchmark) {
    String[] path = benchmark.split("\\.");
    return path[path.length - 2] + "." + path[path.length - 1];
  }
}
