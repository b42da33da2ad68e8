package io.windlass.benchmarks.jmh;

import io.windlass.wmi.WmiProvider;
import io.windlass.wmi.repository.ClassRepository;
import io.windlass.wmi.wql.WqlDialect;
import io.windlass.wsman.api.filter.FilterDialect;
import io.windlass.wsman.testkit.Envelopes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The processes of this host, at least 100, from envelope to envelope. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class HostClasses {
  private static final String CIMV2 = "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/cimv2";
  private static final String PROCESS = CIMV2 + "/Win32_Process";
  private static final String ALL = "<w:OptimizeEnumeration/><w:MaxElements>32000</w:MaxElements>";
  private static final int PROCESSES = 100;

  private final List<Process> started = new ArrayList<>();
  private final Exchange exchange = exchange();
  private final byte[] all = Exchange.bytes(Envelopes.enumerate(PROCESS, ALL));
  private final byte[] two =
      Exchange.bytes(
          Envelopes.enumerate(
              CIMV2 + "/*",
              ALL
                  + "<w:Filter Dialect='"
                  + FilterDialect.WQL
                  + "'>SELECT Name, ProcessId FROM Win32_Process</w:Filter>"));
  private byte[] one;

  private static Exchange exchange() {
    ClassRepository repository = new ClassRepository();
    Exchange exchange = new Exchange(new WmiProvider(repository), CIMV2);
    exchange.engine().addDialect(FilterDialect.WQL, new WqlDialect(repository));
    return exchange;
  }

  /** Starts processes until there are 100. */
  @Setup
  public void fill() throws IOException {
    for (long i = ProcessHandle.allProcesses().count(); i < PROCESSES; i++) {
      started.add(new ProcessBuilder("sleep", "3600").start());
    }
    one =
        Exchange.bytes(
            Envelopes.get(PROCESS, Map.of("Handle", Long.toString(ProcessHandle.current().pid()))));
  }

  /** All properties of all processes. */
  @Benchmark
  public ByteBuffer all() {
    return exchange.send(all);
  }

  /** Two properties of all processes. */
  @Benchmark
  public ByteBuffer twoProperties() {
    return exchange.send(two);
  }

  /** One process by its key. */
  @Benchmark
  public ByteBuffer byKey() {
    return exchange.send(one);
  }

  /** Ends the engine and the processes. */
  @TearDown
  public void close() {
    exchange.close();
    started.forEach(Process::destroyForcibly);
  }
}
