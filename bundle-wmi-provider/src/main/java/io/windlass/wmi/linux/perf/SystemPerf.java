package io.windlass.wmi.linux.perf;

import static io.windlass.wmi.linux.perf.CounterType.COUNTER_COUNTER;
import static io.windlass.wmi.linux.perf.CounterType.COUNTER_RAWCOUNT;
import static io.windlass.wmi.linux.perf.CounterType.ELAPSED_TIME;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.HostRoot;
import io.windlass.wmi.linux.host.Numbers;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * {@code PerfOS_System}: one instance without a name. {@code ProcessorQueueLength} is how many
 * threads are ready beyond those that the processors run.
 */
final class SystemPerf implements PerfObject {
  private final Host host;

  /** The system of a host. */
  SystemPerf(Host host) {
    this.host = host;
  }

  @Override
  public String name() {
    return "PerfOS_System";
  }

  @Override
  public List<Sample> samples(Question question) {
    HostRoot files = host.files();
    Times times = question.times();
    Map<String, Long> counters = KernelTables.lines(files, "/proc/stat");
    Sample sample =
        question
            .sample("")
            .set(ELAPSED_TIME, "SystemUpTime", times.stamp() - times.uptime())
            .set(COUNTER_RAWCOUNT, "Threads", threads(files));
    if (question.wanted().has("Processes")) {
      sample.set(COUNTER_RAWCOUNT, "Processes", processes(files));
    }
    if (counters.containsKey("ctxt")) {
      sample.set(COUNTER_COUNTER, "ContextSwitchesPersec", counters.get("ctxt"));
    }
    if (counters.containsKey("procs_running")) {
      long processors = counters.keySet().stream().filter(key -> key.matches("cpu\\d+")).count();
      long waiting = Math.max(counters.get("procs_running") - processors, 0);
      sample.set(COUNTER_RAWCOUNT, "ProcessorQueueLength", waiting);
    }
    return List.of(sample);
  }

  /** The second number of {@code 0.31 0.13 0.05 1/89 6051}. */
  static OptionalLong threads(HostRoot files) {
    String[] fields = files.value("/proc/loadavg").orElse("").split("[ /]");
    return fields.length > 4 ? Numbers.parse(fields[4]) : OptionalLong.empty();
  }

  static long processes(HostRoot files) {
    return files.names("/proc").stream().filter(name -> Numbers.parse(name).isPresent()).count();
  }
}
