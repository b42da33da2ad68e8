package io.windlass.wmi.linux.process;

import io.windlass.wmi.linux.host.Auxv;
import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.Numbers;
import io.windlass.wmi.linux.host.Row;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Keys;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.OpContext;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.cim.CimDateTime;
import io.windlass.wsman.api.cim.Instance;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * {@code Win32_Process} out of {@code /proc}. Each file of a process is read only when a property
 * that comes from it is wanted.
 *
 * <ul>
 *   <li>{@code PageFileUsage} and {@code PrivatePageCount} are what belongs to the process alone,
 *       in memory or swapped out (Windows: committed private memory);
 *   <li>{@code Priority} is the Windows base priority nearest to the niceness;
 *   <li>{@code ReadOperationCount} and its likes count all reads, of pipes and sockets too;
 *   <li>{@code SessionId} is the session of setsid(2).
 * </ul>
 */
public final class ProcessSource implements ClassSource {
  static final String CLASS = "Win32_Process";

  private final Host host;
  private final ProcessMethods methods;
  private final Auxv auxv;

  /** Processes of a host, with the methods that act on them. */
  public ProcessSource(Host host, ProcessMethods methods) {
    this.host = host;
    this.methods = methods;
    this.auxv = Auxv.read(host.files());
  }

  @Override
  public String className() {
    return CLASS;
  }

  @Override
  public Stream<Instance> instances(Wanted wanted) {
    Facts facts = facts();
    return Pids.all(host.files())
        .mapToObj(pid -> read(pid, wanted, facts))
        .filter(Objects::nonNull);
  }

  @Override
  public Optional<Instance> find(Map<String, String> keys, Wanted wanted)
      throws ResourceFault, IOException, InterruptedException {
    OptionalLong pid = Pids.fromKeys(keys);
    // Without this test a thread would be found, which /proc does not list but does answer for.
    if (pid.isEmpty() || !Pids.isProcess(host.files(), pid.getAsLong())) {
      return Optional.empty();
    }
    return Optional.ofNullable(read(pid.getAsLong(), wanted, facts()))
        .filter(instance -> Keys.match(instance, keys));
  }

  @Override
  public Instance invoke(String method, Map<String, String> keys, Instance input, OpContext context)
      throws ResourceFault, IOException, InterruptedException {
    return methods.invoke(method, keys, input, context);
  }

  private record Facts(
      String computer, String osName, Optional<String> osVersion, Instant bootTime) {}

  private Facts facts() {
    return new Facts(
        host.name(), host.osName(), host.kernelRelease(), host.bootTime().orElse(null));
  }

  private Instance read(long pid, Wanted wanted, Facts facts) {
    ProcFiles files = new ProcFiles(host.files(), pid);
    Row row =
        new Row(CLASS, wanted)
            .set("CreationClassName", CLASS)
            .set("CSCreationClassName", Host.COMPUTER_CLASS)
            .set("CSName", facts.computer())
            .set("OSCreationClassName", Host.OS_CLASS)
            .set("OSName", facts.osName())
            .set("Handle", Long.toString(pid))
            .set("ProcessId", pid)
            .set("WindowsVersion", facts.osVersion())
            .read("Name", files::name)
            .read("Caption", files::name)
            .read("Description", files::name)
            .read("CommandLine", files::commandLine)
            .read("ExecutablePath", files::executable)
            .read("HandleCount", files::handles);
    fromStat(row, files, facts);
    fromStatus(row, files);
    fromIo(row, files);
    return files.vanished() ? null : row.build();
  }

  private void fromStat(Row row, ProcFiles files, Facts facts) {
    row.read("CreationDate", () -> files.stat().map(stat -> created(stat, facts)))
        .read("ExecutionState", () -> files.stat().map(stat -> executionState(stat.state())))
        .read("KernelModeTime", () -> files.stat().map(s -> auxv.hundredNanos(s.kernelTicks())))
        .read("UserModeTime", () -> files.stat().map(s -> auxv.hundredNanos(s.userTicks())))
        .read("PageFaults", () -> files.stat().map(stat -> Numbers.wrapped(stat.faults())))
        .read("ParentProcessId", () -> files.stat().map(ProcStat::parent))
        .read(
            "Priority",
            () -> files.stat().map(s -> Priorities.base(s.nice(), s.realtimePriority())))
        .read("SessionId", () -> files.stat().map(stat -> Numbers.capped(stat.session())))
        .read("ThreadCount", () -> files.stat().map(ProcStat::threads))
        .read("VirtualSize", () -> files.stat().map(ProcStat::virtualSize))
        .read("WorkingSetSize", () -> files.stat().map(s -> s.resident() * auxv.pageSize()));
  }

  private CimDateTime created(ProcStat stat, Facts facts) {
    if (facts.bootTime() == null) {
      return null;
    }
    long millis = Math.min(auxv.hundredNanos(stat.startTime()) / 10_000, Long.MAX_VALUE / 4);
    return host.dateTime(facts.bootTime().plusMillis(millis));
  }

  static Integer executionState(char state) {
    return switch (state) {
      case 'R' -> 3;
      case 'S', 'D', 'I' -> 4;
      case 'Z', 'X' -> 7;
      case 'T', 't' -> 8;
      default -> 0;
    };
  }

  private static void fromStatus(Row row, ProcFiles files) {
    row.readNumber("PageFileUsage", () -> privateKilobytes(files))
        .read(
            "PrivatePageCount",
            () -> privateKilobytes(files).stream().mapToObj(kb -> kb * 1024).findFirst())
        .readNumber("PeakWorkingSetSize", () -> files.kilobytes("VmHWM"))
        .read(
            "PeakVirtualSize",
            () -> files.kilobytes("VmPeak").stream().mapToObj(kb -> kb * 1024).findFirst());
  }

  private static OptionalLong privateKilobytes(ProcFiles files) {
    OptionalLong resident = files.kilobytes("RssAnon");
    return resident.isEmpty()
        ? resident
        : OptionalLong.of(resident.getAsLong() + files.kilobytes("VmSwap").orElse(0));
  }

  private static void fromIo(Row row, ProcFiles files) {
    row.readNumber("ReadOperationCount", () -> files.io("syscr"))
        .readNumber("ReadTransferCount", () -> files.io("rchar"))
        .readNumber("WriteOperationCount", () -> files.io("syscw"))
        .readNumber("WriteTransferCount", () -> files.io("wchar"));
  }
}
