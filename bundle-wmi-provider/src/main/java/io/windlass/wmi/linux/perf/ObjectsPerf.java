package io.windlass.wmi.linux.perf;

import static io.windlass.wmi.linux.perf.CounterType.COUNTER_RAWCOUNT;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.HostRoot;
import io.windlass.wmi.linux.host.Numbers;
import java.util.List;
import java.util.OptionalLong;

/**
 * {@code PerfOS_Objects}: one instance without a name. Semaphores and sections (shared memory) are
 * those of System V; events and mutexes, which Linux does not count, are NULL.
 */
final class ObjectsPerf implements PerfObject {
  private static final String SEMAPHORE_SETS = "/proc/sysvipc/sem";
  private static final String SEGMENTS = "/proc/sysvipc/shm";
  private static final int SEMAPHORES_OF_SET = 3;

  private final Host host;

  /** The objects of a host. */
  ObjectsPerf(Host host) {
    this.host = host;
  }

  @Override
  public String name() {
    return "PerfOS_Objects";
  }

  @Override
  public List<Sample> samples(Question question) {
    HostRoot files = host.files();
    return List.of(
        question
            .sample("")
            .set(COUNTER_RAWCOUNT, "Processes", SystemPerf.processes(files))
            .set(COUNTER_RAWCOUNT, "Threads", SystemPerf.threads(files))
            .set(COUNTER_RAWCOUNT, "Semaphores", semaphores(files.lines(SEMAPHORE_SETS)))
            .set(COUNTER_RAWCOUNT, "Sections", belowHeading(files.lines(SEGMENTS))));
  }

  private static OptionalLong semaphores(List<String> lines) {
    return lines.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(
            lines.stream()
                .map(line -> line.strip().split("\\s+"))
                .filter(fields -> fields.length > SEMAPHORES_OF_SET)
                .mapToLong(fields -> Numbers.parse(fields[SEMAPHORES_OF_SET]).orElse(0))
                .sum());
  }

  private static OptionalLong belowHeading(List<String> lines) {
    return lines.isEmpty() ? OptionalLong.empty() : OptionalLong.of(lines.size() - 1);
  }
}
