package io.windlass.benchmarks.jmh;

import io.windlass.benchmarks.provider.ItemProvider;
import io.windlass.wmi.repository.ClassRepository;
import io.windlass.wmi.wql.WqlDialect;
import io.windlass.wsman.api.filter.FilterDialect;
import io.windlass.wsman.testkit.Envelopes;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What one instance costs that costs nothing to make: filtered by a query and written. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Synthetic {
  private static final int ITEMS = 50;

  private final Exchange exchange = new Exchange(new ItemProvider(), ItemProvider.URI);
  private final byte[] page =
      Exchange.bytes(
          Envelopes.enumerate(
              ItemProvider.URI + "/Bench_50",
              "<w:OptimizeEnumeration/><w:MaxElements>50</w:MaxElements><w:Filter Dialect='"
                  + FilterDialect.WQL
                  + "'>SELECT * FROM Bench_50 WHERE Id >= 0 AND NOT Id = 4000000</w:Filter>"));

  /** Adds the query language. */
  public Synthetic() {
    exchange.engine().addDialect(FilterDialect.WQL, new WqlDialect(new ClassRepository()));
  }

  /** A page of 50; the figure is that of one. */
  @Benchmark
  @OperationsPerInvocation(ITEMS)
  public ByteBuffer filteredItem() {
    return exchange.send(page);
  }

  /** Ends the engine's threads. */
  @TearDown
  public void close() {
    exchange.close();
  }
}
