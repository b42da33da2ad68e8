package io.windlass.benchmarks.jmh;

import io.windlass.benchmarks.provider.ItemProvider;
import io.windlass.wsman.testkit.Envelopes;
import io.windlass.wsman.testkit.WsmanHost;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Whole requests through the engine, from envelope to envelope, without sockets. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class EngineRequests {
  private static final String FIFTY = ItemProvider.URI + "/Bench_50";

  private final WsmanHost host = new WsmanHost();
  private final String get = Envelopes.get(FIFTY, Map.of("Id", "7"));
  private final String page =
      Envelopes.enumerate(FIFTY, "<w:OptimizeEnumeration/><w:MaxElements>50</w:MaxElements>");

  /** Adds the provider. */
  public EngineRequests() {
    host.add(new ItemProvider(), ItemProvider.URI);
  }

  /** One instance. */
  @Benchmark
  public String get() {
    return host.exchange(get);
  }

  /** A page of 50 instances, which is the whole enumeration. */
  @Benchmark
  public String page() {
    return host.exchange(page);
  }

  /** Ends the engine's threads. */
  @TearDown
  public void close() {
    host.close();
  }
}
