package io.windlass.wmi.linux.process;

import io.windlass.wmi.linux.host.Auxv;
import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.Row;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** {@code Win32_Thread}: the tasks of each process out of {@code /proc/PID/task}. */
public final class ThreadSource implements ClassSource {
  private static final String CLASS = "Win32_Thread";

  private final Host host;
  private final Auxv auxv;

  /** The threads of a host. */
  public ThreadSource(Host host) {
    this.host = host;
    this.auxv = Auxv.read(host.files());
  }

  @Override
  public String className() {
    return CLASS;
  }

  private record Facts(String computer, String osName, Optional<Instant> bootTime) {}

  private Facts facts() {
    return new Facts(host.name(), host.osName(), host.bootTime());
  }

  @Override
  public Stream<Instance> instances(Wanted wanted) {
    Facts facts = facts();
    return Pids.all(host.files())
        .boxed()
        .flatMap(
            pid ->
                host.files().names("/proc/" + pid + "/task").stream()
                    .map(Pids::parse)
                    .flatMapToLong(OptionalLong::stream)
                    .mapToObj(task -> read(pid, task, facts, wanted))
                    .flatMap(Optional::stream));
  }

  @Override
  public Optional<Instance> find(Map<String, String> keys, Wanted wanted) {
    OptionalLong pid = Pids.parse(keys.getOrDefault("ProcessHandle", ""));
    OptionalLong task = Pids.parse(keys.getOrDefault("Handle", ""));
    return pid.isPresent() && task.isPresent()
        ? read(pid.getAsLong(), task.getAsLong(), facts(), wanted)
        : Optional.empty();
  }

  private Optional<Instance> read(long pid, long task, Facts facts, Wanted wanted) {
    return host.files()
        .text("/proc/" + pid + "/task/" + task + "/stat", 4096)
        .flatMap(ProcStat::parse)
        .map(stat -> row(pid, task, stat, facts, wanted));
  }

  private Instance row(long pid, long task, ProcStat stat, Facts facts, Wanted wanted) {
    long priority = Priorities.base(stat.nice(), stat.realtimePriority());
    return new Row(CLASS, wanted)
        .set("CreationClassName", CLASS)
        .set("CSCreationClassName", Host.COMPUTER_CLASS)
        .set("CSName", facts.computer())
        .set("OSCreationClassName", Host.OS_CLASS)
        .set("OSName", facts.osName())
        .set("ProcessCreationClassName", ProcessSource.CLASS)
        .set("ProcessHandle", Long.toString(pid))
        .set("Handle", Long.toString(task))
        .set("Name", stat.name())
        .set("Caption", stat.name())
        .set("Description", stat.name())
        .set("ExecutionState", ProcessSource.executionState(stat.state()))
        .set("ThreadState", threadState(stat.state()))
        .set("Priority", priority)
        .set("PriorityBase", priority)
        .set("KernelModeTime", auxv.hundredNanos(stat.kernelTicks()))
        .set("UserModeTime", auxv.hundredNanos(stat.userTicks()))
        .set("ElapsedTime", facts.bootTime().map(boot -> elapsed(boot, stat)))
        .build();
  }

  /** Milliseconds since the start of the thread. */
  private long elapsed(Instant boot, ProcStat stat) {
    long sinceBoot = Duration.between(boot, host.clock().instant()).toMillis();
    return Math.max(sinceBoot - auxv.hundredNanos(stat.startTime()) / 10_000, 0);
  }

  private static long threadState(char state) {
    return switch (state) {
      case 'R' -> 2;
      case 'Z', 'X' -> 4;
      case 'S', 'D', 'I', 'T', 't' -> 5;
      default -> 7;
    };
  }
}
