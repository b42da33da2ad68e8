package io.windlass.benchmarks.jmh;

import io.windlass.wmi.repository.ClassRepository;
import io.windlass.wmi.wql.WqlDialect;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.cim.CimType;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.filter.Filter;
import io.windlass.wsman.api.filter.FilterStatement;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A query of four conditions: parsed, and held against an instance that meets it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class WqlQueries {
  private static final String QUERY =
      "SELECT Name, State, ProcessId FROM Bench_Service"
          + " WHERE State = 'Running' AND (StartMode = 'Auto' OR StartMode = 'Manual')"
          + " AND ProcessId > 4 AND Name LIKE 'Sp%er'";

  private final ClassSchema schema =
      ClassSchema.of("root/bench", "Bench_Service")
          .key("Name", CimType.STRING)
          .property("State", CimType.STRING)
          .property("StartMode", CimType.STRING)
          .property("ProcessId", CimType.UINT32)
          .build();
  private final Instance instance =
      Instance.of("Bench_Service")
          .set("Name", "Spooler")
          .set("State", "Running")
          .set("StartMode", "Manual")
          .set("ProcessId", 1234L)
          .build();
  private WqlDialect dialect;
  private Filter filter;

  /** Loads the classes and binds the query. */
  @Setup
  public void bind() throws ResourceFault {
    dialect = new WqlDialect(new ClassRepository());
    filter = dialect.parse(QUERY).bind(schema).orElseThrow();
  }

  /** From text to a statement. */
  @Benchmark
  public FilterStatement parse() throws ResourceFault {
    return dialect.parse(QUERY);
  }

  /** All four conditions, which are met. */
  @Benchmark
  public boolean evaluate() {
    return filter.matches(instance);
  }
}
