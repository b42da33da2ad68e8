package io.windlass.wmi.linux.perf;

import io.windlass.wmi.linux.host.Auxv;
import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.KeyValues;
import io.windlass.wmi.linux.host.Numbers;
import io.windlass.wmi.linux.host.Row;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * {@code Win32_PerfFormattedData_PerfOS_Memory}: one instance without a name. Available is what
 * programs can get ({@code MemAvailable}); the pools are the kernel's slabs, those that it can give
 * back being paged; a page that is read is one of a major fault.
 */
public final class MemoryPerfSource implements ClassSource {
  private static final String CLASS = "Win32_PerfFormattedData_PerfOS_Memory";

  private final Host host;
  private final long pageKilobytes;
  private final Rates rates = new Rates();

  /** The memory of a host. */
  public MemoryPerfSource(Host host) {
    this.host = host;
    this.pageKilobytes = Math.max(Auxv.read(host.files()).pageSize() / 1024, 1);
  }

  @Override
  public String className() {
    return CLASS;
  }

  @Override
  public Stream<Instance> instances(Wanted wanted) {
    Row row = PerfFacts.row(CLASS, "", host, wanted);
    sizes(row, host.files().text("/proc/meminfo").map(KeyValues::colons).orElse(Map.of()));
    faults(row, PerfFacts.counters(host.files(), "/proc/vmstat"));
    return Stream.of(row.build());
  }

  private static void sizes(Row row, Map<String, String> memory) {
    OptionalLong available = kilobytes(memory, "MemAvailable");
    if (available.isPresent()) {
      row.set("AvailableBytes", available.getAsLong() * 1024)
          .set("AvailableKBytes", available.getAsLong())
          .set("AvailableMBytes", available.getAsLong() / 1024);
    }
    OptionalLong limit = kilobytes(memory, "CommitLimit");
    OptionalLong committed = kilobytes(memory, "Committed_AS");
    if (limit.isPresent() && committed.isPresent()) {
      row.set("CommitLimit", limit.getAsLong() * 1024)
          .set("CommittedBytes", committed.getAsLong() * 1024)
          .set(
              "PercentCommittedBytesInUse",
              committed.getAsLong() * 100 / Math.max(limit.getAsLong(), 1));
    }
    bytes(row, "CacheBytes", memory, "Cached");
    bytes(row, "FreeAndZeroPageListBytes", memory, "MemFree");
    bytes(row, "ModifiedPageListBytes", memory, "Dirty");
    bytes(row, "PoolPagedBytes", memory, "SReclaimable");
    bytes(row, "PoolNonpagedBytes", memory, "SUnreclaim");
  }

  private static void bytes(Row row, String property, Map<String, String> memory, String key) {
    kilobytes(memory, key).ifPresent(kilobytes -> row.set(property, kilobytes * 1024));
  }

  private static OptionalLong kilobytes(Map<String, String> memory, String key) {
    return Numbers.leading(memory.getOrDefault(key, ""));
  }

  private void faults(Row row, Map<String, Long> counters) {
    if (counters.isEmpty()) {
      return;
    }
    // The kernel counts paging in kilobytes, swapping and faults one by one.
    long in = rate(counters, "pgpgin") / pageKilobytes;
    long out = rate(counters, "pgpgout") / pageKilobytes;
    row.set("PageFaultsPersec", rate(counters, "pgfault"))
        .set("PageReadsPersec", rate(counters, "pgmajfault"))
        .set("PagesInputPersec", Numbers.capped(in))
        .set("PagesOutputPersec", Numbers.capped(out))
        .set("PagesPersec", Numbers.capped(in + out));
  }

  private long rate(Map<String, Long> counters, String name) {
    double uptime = PerfFacts.uptime(host.files());
    return Numbers.capped(rates.wholePerSecond(name, counters.getOrDefault(name, 0L), uptime));
  }
}
