package io.windlass.benchmarks.jmh;

import io.windlass.benchmarks.provider.ItemProvider;
import io.windlass.wsman.testkit.Envelopes;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Whole requests through the engine, from envelope to envelope, as a transport brings them. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class EngineRequests {
  private static final String FIFTY = ItemProvider.URI + "/Bench_50";

  private final Exchange exchange = new Exchange(new ItemProvider(), ItemProvider.URI);
  private final byte[] get = Exchange.bytes(Envelopes.get(FIFTY, Map.of("Id", "7")));
  private final byte[] page =
      Exchange.bytes(
          Envelopes.enumerate(FIFTY, "<w:OptimizeEnumeration/><w:MaxElements>50</w:MaxElements>"));

  /** One instance. */
  @Benchmark
  public ByteBuffer get() {
    return exchange.send(get);
  }

  /** A page of 50 instances, which is the whole enumeration. */
  @Benchmark
  public ByteBuffer page() {
    return exchange.send(page);
  }

  /** Ends the engine's threads. */
  @TearDown
  public void close() {
    exchange.close();
  }
}
