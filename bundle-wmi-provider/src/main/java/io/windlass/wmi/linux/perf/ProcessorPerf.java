package io.windlass.wmi.linux.perf;

import static io.windlass.wmi.linux.perf.CounterType.COUNTER_COUNTER;
import static io.windlass.wmi.linux.perf.CounterType.TIMER_100NSEC;
import static io.windlass.wmi.linux.perf.CounterType.TIMER_100NSEC_INV;

import io.windlass.wmi.linux.host.Auxv;
import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.Lazy;
import io.windlass.wmi.linux.host.Numbers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * {@code PerfOS_Processor}: one per logical processor, and {@code _Total}, which is their mean.
 * Deferred procedure calls are Linux' softirqs; waiting for disks is idle.
 */
final class ProcessorPerf implements PerfObject {
  private final Host host;
  private final Auxv auxv;

  /** The processors of a host. */
  ProcessorPerf(Host host) {
    this.host = host;
    this.auxv = Auxv.read(host.files());
  }

  @Override
  public String name() {
    return "PerfOS_Processor";
  }

  @Override
  public List<Sample> samples(Question question) {
    Lazy<Map<String, Long>> interrupts =
        new Lazy<>(() -> KernelTables.columns(host.files(), "/proc/interrupts"));
    Lazy<Map<String, Long>> calls =
        new Lazy<>(() -> KernelTables.columns(host.files(), "/proc/softirqs"));
    List<String[]> lines =
        host.files().lines("/proc/stat").stream()
            .filter(line -> line.startsWith("cpu"))
            .map(line -> line.split(" +"))
            .filter(fields -> fields.length > 8)
            .toList();
    int processors = Math.max(lines.size() - 1, 1);
    return lines.stream()
        .filter(fields -> question.isAbout(name(fields)))
        .map(
            fields -> {
              Sample sample = times(fields, fields[0].equals("cpu") ? processors : 1, question);
              if (question.wanted().has("InterruptsPersec")) {
                sample.set(COUNTER_COUNTER, "InterruptsPersec", events(interrupts.get(), fields));
              }
              if (question.wanted().has("DPCsQueuedPersec")) {
                sample.set(COUNTER_COUNTER, "DPCsQueuedPersec", events(calls.get(), fields));
              }
              return sample;
            })
        .toList();
  }

  private static String name(String[] fields) {
    return fields[0].equals("cpu") ? TOTAL : fields[0].substring(3);
  }

  /** The fields: cpu user nice system idle iowait irq softirq steal … */
  private Sample times(String[] fields, int processors, Question question) {
    long idle = time(fields, processors, 4, 5);
    return question
        .sample(name(fields))
        .set(TIMER_100NSEC, "PercentUserTime", time(fields, processors, 1, 2))
        .set(TIMER_100NSEC, "PercentPrivilegedTime", time(fields, processors, 3, 6, 7, 8))
        .set(TIMER_100NSEC_INV, "PercentProcessorTime", idle)
        .set(TIMER_100NSEC, "PercentIdleTime", idle)
        .set(TIMER_100NSEC, "PercentInterruptTime", time(fields, processors, 6))
        .set(TIMER_100NSEC, "PercentDPCTime", time(fields, processors, 7));
  }

  private long time(String[] fields, int processors, int... columns) {
    long ticks = Arrays.stream(columns).mapToLong(i -> Numbers.parse(fields[i]).orElse(0)).sum();
    return auxv.hundredNanos(ticks) / processors;
  }

  private static OptionalLong events(Map<String, Long> byProcessor, String[] fields) {
    if (fields[0].equals("cpu") && !byProcessor.isEmpty()) {
      return OptionalLong.of(byProcessor.values().stream().mapToLong(Long::longValue).sum());
    }
    Long events = byProcessor.get("CPU" + fields[0].substring(3));
    return events == null ? OptionalLong.empty() : OptionalLong.of(events);
  }
}
