package io.windlass.wmi.linux.perf;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.HostRoot;
import io.windlass.wmi.linux.host.Numbers;
import io.windlass.wmi.linux.host.Row;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * {@code Win32_PerfFormattedData_PerfOS_System}: one instance without a name. {@code
 * ProcessorQueueLength} is how many threads are ready beyond those that the processors run.
 */
public final class SystemPerfSource implements ClassSource {
  private static final String CLASS = "Win32_PerfFormattedData_PerfOS_System";

  private final Host host;
  private final Rates rates = new Rates();

  /** The system of a host. */
  public SystemPerfSource(Host host) {
    this.host = host;
  }

  @Override
  public String className() {
    return CLASS;
  }

  @Override
  public Stream<Instance> instances(Wanted wanted) {
    HostRoot files = host.files();
    double uptime = PerfFacts.uptime(files);
    Map<String, Long> counters = PerfFacts.counters(files, "/proc/stat");
    Row row =
        PerfFacts.row(CLASS, "", host, wanted)
            .set("SystemUpTime", (long) uptime)
            .readNumber("Threads", () -> threads(files))
            .read("Processes", () -> processes(files));
    if (counters.containsKey("ctxt")) {
      row.set(
          "ContextSwitchesPersec",
          Numbers.capped(rates.wholePerSecond("ctxt", counters.get("ctxt"), uptime)));
    }
    if (counters.containsKey("procs_running")) {
      long processors =
          files.lines("/proc/stat").stream().filter(line -> line.matches("cpu\\d+ .*")).count();
      row.set("ProcessorQueueLength", Math.max(counters.get("procs_running") - processors, 0));
    }
    return Stream.of(row.build());
  }

  /** The second number of {@code 0.31 0.13 0.05 1/89 6051}. */
  private static OptionalLong threads(HostRoot files) {
    String[] fields = files.value("/proc/loadavg").orElse("").split("[ /]");
    return fields.length > 4 ? Numbers.parse(fields[4]) : OptionalLong.empty();
  }

  private static long processes(HostRoot files) {
    return files.names("/proc").stream().filter(name -> Numbers.parse(name).isPresent()).count();
  }
}
