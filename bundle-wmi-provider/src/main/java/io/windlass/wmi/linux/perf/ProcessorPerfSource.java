package io.windlass.wmi.linux.perf;

import io.windlass.wmi.linux.host.Auxv;
import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.Numbers;
import io.windlass.wmi.linux.host.Row;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.util.stream.Stream;

/**
 * {@code Win32_PerfFormattedData_PerfOS_Processor}: one per logical processor, and {@code _Total}.
 * Percentages since the last look ({@link Rates}); deferred procedure calls are Linux' softirqs.
 */
public final class ProcessorPerfSource implements ClassSource {
  private static final String CLASS = "Win32_PerfFormattedData_PerfOS_Processor";

  private final Host host;
  private final double ticksPerSecond;
  private final Rates rates = new Rates();

  /** The processors of a host. */
  public ProcessorPerfSource(Host host) {
    this.host = host;
    this.ticksPerSecond = Auxv.read(host.files()).ticksPerSecond();
  }

  @Override
  public String className() {
    return CLASS;
  }

  @Override
  public Stream<Instance> instances(Wanted wanted) {
    double uptime = PerfFacts.uptime(host.files());
    var lines =
        host.files().lines("/proc/stat").stream()
            .filter(line -> line.startsWith("cpu"))
            .map(line -> line.split(" +"))
            .filter(fields -> fields.length > 8)
            .toList();
    int processors = Math.max(lines.size() - 1, 1);
    return lines.stream().map(fields -> row(fields, processors, uptime, wanted));
  }

  /** The fields: cpu user nice system idle iowait irq softirq steal … */
  private Instance row(String[] fields, int processors, double uptime, Wanted wanted) {
    boolean total = fields[0].equals("cpu");
    double share = 100 / ticksPerSecond / (total ? processors : 1);
    long user = percent(fields, share, uptime, 1, 2);
    long kernel = percent(fields, share, uptime, 3, 6, 7, 8);
    Row row = PerfFacts.row(CLASS, total ? "_Total" : fields[0].substring(3), host, wanted);
    return row.set("PercentUserTime", user)
        .set("PercentPrivilegedTime", kernel)
        .set("PercentProcessorTime", Math.min(user + kernel, 100))
        .set("PercentIdleTime", percent(fields, share, uptime, 4, 5))
        .set("PercentInterruptTime", percent(fields, share, uptime, 6))
        .set("PercentDPCTime", percent(fields, share, uptime, 7))
        .build();
  }

  private long percent(String[] fields, double share, double uptime, int... columns) {
    long ticks = 0;
    StringBuilder counter = new StringBuilder(fields[0]);
    for (int column : columns) {
      ticks += Numbers.parse(fields[column]).orElse(0);
      counter.append('/').append(column);
    }
    double perSecond = rates.perSecond(counter.toString(), ticks, uptime);
    return Math.min(Math.round(perSecond * share), 100);
  }
}
