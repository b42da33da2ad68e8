package io.windlass.wmi.linux.perf;

import static io.windlass.wmi.linux.perf.CounterType.COUNTER_COUNTER;
import static io.windlass.wmi.linux.perf.CounterType.COUNTER_LARGE_RAWCOUNT;
import static io.windlass.wmi.linux.perf.CounterType.RAW_FRACTION;

import io.windlass.wmi.linux.host.Auxv;
import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.KeyValues;
import io.windlass.wmi.linux.host.Numbers;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * {@code PerfOS_Memory}: one instance without a name. Available is what programs can get ({@code
 * MemAvailable}); the pools are the kernel's slabs, those that it can give back being paged; a page
 * that is read is one of a major fault.
 */
final class MemoryPerf implements PerfObject {
  private final Host host;
  private final long pageKilobytes;

  /** The memory of a host. */
  MemoryPerf(Host host) {
    this.host = host;
    this.pageKilobytes = Math.max(Auxv.read(host.files()).pageSize() / 1024, 1);
  }

  @Override
  public String name() {
    return "PerfOS_Memory";
  }

  @Override
  public List<Sample> samples(Question question) {
    Sample sample = question.sample("");
    sizes(sample, host.files().text("/proc/meminfo").map(KeyValues::colons).orElse(Map.of()));
    Map<String, Long> counters = KernelTables.lines(host.files(), "/proc/vmstat");
    if (!counters.isEmpty()) {
      faults(sample, counters);
    }
    return List.of(sample);
  }

  private void sizes(Sample sample, Map<String, String> memory) {
    OptionalLong available = kilobytes(memory, "MemAvailable");
    if (available.isPresent()) {
      long kilobytes = available.getAsLong();
      sample
          .set(COUNTER_LARGE_RAWCOUNT, "AvailableBytes", kilobytes * 1024)
          .set(COUNTER_LARGE_RAWCOUNT, "AvailableKBytes", kilobytes)
          .set(COUNTER_LARGE_RAWCOUNT, "AvailableMBytes", kilobytes / 1024);
    }
    OptionalLong limit = kilobytes(memory, "CommitLimit");
    OptionalLong committed = kilobytes(memory, "Committed_AS");
    if (limit.isPresent() && committed.isPresent()) {
      sample.set(
          RAW_FRACTION,
          "PercentCommittedBytesInUse",
          committed.getAsLong() / pageKilobytes,
          limit.getAsLong() / pageKilobytes);
    }
    bytes(sample, "CommitLimit", memory, "CommitLimit");
    bytes(sample, "CommittedBytes", memory, "Committed_AS");
    bytes(sample, "CacheBytes", memory, "Cached");
    bytes(sample, "FreeAndZeroPageListBytes", memory, "MemFree");
    bytes(sample, "ModifiedPageListBytes", memory, "Dirty");
    bytes(sample, "PoolPagedBytes", memory, "SReclaimable");
    bytes(sample, "PoolNonpagedBytes", memory, "SUnreclaim");
  }

  private static void bytes(
      Sample sample, String property, Map<String, String> memory, String key) {
    kilobytes(memory, key)
        .ifPresent(size -> sample.set(COUNTER_LARGE_RAWCOUNT, property, size * 1024));
  }

  private static OptionalLong kilobytes(Map<String, String> memory, String key) {
    return Numbers.leading(memory.getOrDefault(key, ""));
  }

  /** The kernel counts paging in kilobytes, faults one by one. */
  private void faults(Sample sample, Map<String, Long> counters) {
    long in = counters.getOrDefault("pgpgin", 0L) / pageKilobytes;
    long out = counters.getOrDefault("pgpgout", 0L) / pageKilobytes;
    sample
        .set(COUNTER_COUNTER, "PageFaultsPersec", counters.getOrDefault("pgfault", 0L))
        .set(COUNTER_COUNTER, "PageReadsPersec", counters.getOrDefault("pgmajfault", 0L))
        .set(COUNTER_COUNTER, "PagesInputPersec", in)
        .set(COUNTER_COUNTER, "PagesOutputPersec", out)
        .set(COUNTER_COUNTER, "PagesPersec", in + out);
  }
}
