package io.windlass.wmi.linux.process;

import static io.windlass.wmi.linux.perf.CounterType.COUNTER_BULK_COUNT;
import static io.windlass.wmi.linux.perf.CounterType.COUNTER_COUNTER;
import static io.windlass.wmi.linux.perf.CounterType.COUNTER_LARGE_RAWCOUNT;
import static io.windlass.wmi.linux.perf.CounterType.COUNTER_RAWCOUNT;
import static io.windlass.wmi.linux.perf.CounterType.ELAPSED_TIME;
import static io.windlass.wmi.linux.perf.CounterType.TIMER_100NSEC_MULTI;

import io.windlass.wmi.linux.host.Auxv;
import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.Numbers;
import io.windlass.wmi.linux.perf.CounterType;
import io.windlass.wmi.linux.perf.PerfObject;
import io.windlass.wmi.linux.perf.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * {@code PerfProc_Process}: the processes, by name; the second of a name is {@code NAME#1}, in the
 * order of ids. {@code Idle} is the time that no processor was used; {@code _Total} has the times
 * of all processors and the sums of sizes, but not of what processes have read, which would shrink
 * when one ends. Percentages are of one processor, as on Windows.
 */
public final class ProcessPerf implements PerfObject {
  private static final String IDLE = "Idle";

  private final Host host;
  private final Auxv auxv;

  /** The processes of a host. */
  public ProcessPerf(Host host) {
    this.host = host;
    this.auxv = Auxv.read(host.files());
  }

  @Override
  public String name() {
    return "PerfProc_Process";
  }

  @Override
  public List<Sample> samples(Question question) {
    Map<String, Integer> namesakes = new HashMap<>(Map.of(key(IDLE), 1, key(TOTAL), 1));
    List<Sample> samples = new ArrayList<>();
    long[] pids =
        host.files().names("/proc").stream()
            .map(Pids::parse)
            .flatMapToLong(OptionalLong::stream)
            .sorted()
            .toArray();
    boolean needsAll = question.isAbout(TOTAL);
    for (long pid : pids) {
      ProcFiles files = new ProcFiles(host.files(), pid);
      Optional<String> base = files.name();
      if (base.isPresent()) {
        int before = namesakes.merge(key(base.get()), 1, Integer::sum) - 1;
        String name = before == 0 ? base.get() : base.get() + "#" + before;
        if (needsAll || question.isAbout(name)) {
          samples.add(new Reading(pid, files, question).sample(name));
        }
      }
    }
    samples.addAll(processors(question, List.copyOf(samples)));
    return samples;
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** What no process has, and all have together. */
  private List<Sample> processors(Question question, List<Sample> processes) {
    Sample idle = question.sample(IDLE);
    Sample total = Sample.sum(TOTAL, question.times(), processes, type -> !type.isGrowing());
    for (Sample sample : List.of(idle, total)) {
      sample
          .set(COUNTER_RAWCOUNT, "IDProcess", 0)
          .set(COUNTER_RAWCOUNT, "CreatingProcessID", 0)
          .set(COUNTER_RAWCOUNT, "PriorityBase", 0);
    }
    // cpu user nice system idle iowait irq softirq steal …
    String[] fields = host.files().text("/proc/stat").orElse("").split("\n", 2)[0].split(" +");
    if (fields.length > 8 && fields[0].equals("cpu")) {
      idle.set(TIMER_100NSEC_MULTI, "PercentProcessorTime", time(fields, 4, 5))
          .set(TIMER_100NSEC_MULTI, "PercentPrivilegedTime", time(fields, 4, 5));
      total
          .set(TIMER_100NSEC_MULTI, "PercentUserTime", time(fields, 1, 2))
          .set(TIMER_100NSEC_MULTI, "PercentPrivilegedTime", time(fields, 3, 4, 5, 6, 7, 8))
          .set(TIMER_100NSEC_MULTI, "PercentProcessorTime", time(fields, 1, 2, 3, 4, 5, 6, 7, 8));
    }
    return List.of(idle, total);
  }

  private long time(String[] fields, int... columns) {
    return auxv.hundredNanos(
        Arrays.stream(columns).mapToLong(i -> Numbers.parse(fields[i]).orElse(0)).sum());
  }

  /** One process while its files are read, each when something of it is wanted. */
  private final class Reading {
    private final long pid;
    private final ProcFiles files;
    private final Question question;

    Reading(long pid, ProcFiles files, Question question) {
      this.pid = pid;
      this.files = files;
      this.question = question;
    }

    Sample sample(String name) {
      ProcStat stat = files.stat().orElseThrow(); // it has the name
      long started = auxv.hundredNanos(stat.startTime());
      Sample sample = new Sample(name, pid + "/" + started, question.times(), started);
      fromStat(sample, stat, started);
      read(sample, COUNTER_RAWCOUNT, "HandleCount", () -> handles());
      read(sample, COUNTER_LARGE_RAWCOUNT, "VirtualBytesPeak", () -> bytes("VmPeak"));
      read(sample, COUNTER_LARGE_RAWCOUNT, "WorkingSetPeak", () -> bytes("VmHWM"));
      read(sample, COUNTER_LARGE_RAWCOUNT, "WorkingSetPrivate", () -> bytes("RssAnon"));
      read(sample, COUNTER_LARGE_RAWCOUNT, "PrivateBytes", () -> bytes("RssAnon", "VmSwap"));
      read(sample, COUNTER_LARGE_RAWCOUNT, "PageFileBytes", () -> bytes("RssAnon", "VmSwap"));
      read(sample, COUNTER_BULK_COUNT, "IOReadBytesPersec", () -> files.io("rchar"));
      read(sample, COUNTER_BULK_COUNT, "IOWriteBytesPersec", () -> files.io("wchar"));
      read(sample, COUNTER_BULK_COUNT, "IODataBytesPersec", () -> io("rchar", "wchar"));
      read(sample, COUNTER_BULK_COUNT, "IOReadOperationsPersec", () -> files.io("syscr"));
      read(sample, COUNTER_BULK_COUNT, "IOWriteOperationsPersec", () -> files.io("syscw"));
      read(sample, COUNTER_BULK_COUNT, "IODataOperationsPersec", () -> io("syscr", "syscw"));
      return sample;
    }

    private void fromStat(Sample sample, ProcStat stat, long started) {
      long user = auxv.hundredNanos(stat.userTicks());
      long kernel = auxv.hundredNanos(stat.kernelTicks());
      long boot = question.times().stamp() - question.times().uptime();
      sample
          .set(COUNTER_RAWCOUNT, "IDProcess", pid)
          .set(COUNTER_RAWCOUNT, "CreatingProcessID", stat.parent())
          .set(
              COUNTER_RAWCOUNT,
              "PriorityBase",
              Priorities.base(stat.nice(), stat.realtimePriority()))
          .set(COUNTER_RAWCOUNT, "ThreadCount", stat.threads())
          .set(ELAPSED_TIME, "ElapsedTime", boot + started)
          .set(TIMER_100NSEC_MULTI, "PercentUserTime", user)
          .set(TIMER_100NSEC_MULTI, "PercentPrivilegedTime", kernel)
          .set(TIMER_100NSEC_MULTI, "PercentProcessorTime", user + kernel)
          .set(COUNTER_COUNTER, "PageFaultsPersec", stat.faults())
          .set(COUNTER_LARGE_RAWCOUNT, "VirtualBytes", stat.virtualSize())
          .set(COUNTER_LARGE_RAWCOUNT, "WorkingSet", stat.resident() * auxv.pageSize());
    }

    private void read(
        Sample sample, CounterType type, String property, Supplier<OptionalLong> value) {
      if (question.wanted().has(property)) {
        sample.set(type, property, value.get());
      }
    }

    private OptionalLong handles() {
      return files.handles().map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    /** The sum of sizes in {@code status}, of which the first has to be known. */
    private OptionalLong bytes(String... keys) {
      if (files.kilobytes(keys[0]).isEmpty()) {
        return OptionalLong.empty();
      }
      return OptionalLong.of(
          1024 * Arrays.stream(keys).mapToLong(key -> files.kilobytes(key).orElse(0)).sum());
    }

    private OptionalLong io(String one, String other) {
      OptionalLong first = files.io(one);
      OptionalLong second = files.io(other);
      return first.isEmpty() || second.isEmpty()
          ? OptionalLong.empty()
          : OptionalLong.of(first.getAsLong() + second.getAsLong());
    }
  }
}
