package io.windlass.wmi.linux.system;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.Numbers;
import io.windlass.wmi.linux.host.Row;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.util.stream.Stream;

/** {@code Win32_PageFileUsage}: the swap areas of {@code /proc/swaps}; in megabytes. */
public final class PageFileUsageSource implements ClassSource {
  private static final String CLASS = "Win32_PageFileUsage";

  private final Host host;

  /** The swap areas of a host. */
  public PageFileUsageSource(Host host) {
    this.host = host;
  }

  @Override
  public String className() {
    return CLASS;
  }

  @Override
  public Stream<Instance> instances(Wanted wanted) {
    return host.files().lines("/proc/swaps").stream()
        .map(line -> line.strip().split("\\s+"))
        .filter(fields -> fields.length >= 4 && Numbers.parse(fields[2]).isPresent())
        .map(
            fields ->
                new Row(CLASS, wanted)
                    .set("Name", fields[0])
                    .set("Caption", fields[0])
                    .set("Description", fields[0])
                    .set("AllocatedBaseSize", megabytes(fields[2]))
                    .set("CurrentUsage", megabytes(fields[3]))
                    .set("TempPageFile", false)
                    .set("Status", "OK")
                    .build());
  }

  private static long megabytes(String kilobytes) {
    return Numbers.capped(Numbers.parse(kilobytes).orElse(0) / 1024);
  }
}
