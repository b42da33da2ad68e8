package io.windlass.wmi.linux.perf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.windlass.wmi.linux.host.Tree;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PerfClassesTest {
  @TempDir Path root;
  private Tree tree;

  @BeforeEach
  void writeAHost() throws Exception {
    tree = new Tree(root);
    at(100);
  }

  private void at(int uptime) throws Exception {
    tree.write("/proc/uptime", uptime + ".00 1.0\n");
  }

  @Test
  void tellsRatesSinceTheLastLook() {
    Rates rates = new Rates();
    assertEquals(10, rates.perSecond("c", 1000, 100), "since boot");
    assertEquals(10, rates.perSecond("c", 9999, 100.1), "too soon");
    assertEquals(50, rates.perSecond("c", 1500, 110));
    assertEquals(1, rates.perSecond("c", 120, 120), "the counter began anew");
    assertEquals(0, rates.perSecond("d", 7, 0), "nobody knows the time");
  }

  @Test
  void tellsHowBusyTheProcessorsAre() throws Exception {
    tree.write("/proc/stat", "cpu 0 0 0 0 0 0 0 0\ncpu0 0 0 0 0 0 0 0 0\ncpu1 0 0 0 0 0 0 0 0\n");
    ProcessorPerfSource source = new ProcessorPerfSource(tree.host());
    assertEquals(3, read(source).size());
    at(110);
    tree.write(
        "/proc/stat",
        "cpu 500 0 300 1200 0 0 0 0\ncpu0 500 0 300 200 0 0 0 0\ncpu1 0 0 0 900 100 0 0 0\n");
    List<Instance> processors = read(source);
    assertEquals(List.of("_Total", "0", "1"), processors.stream().map(p -> p.get("Name")).toList());
    assertEquals(40L, processors.get(0).get("PercentProcessorTime"));
    assertEquals(50L, processors.get(1).get("PercentUserTime"));
    assertEquals(30L, processors.get(1).get("PercentPrivilegedTime"));
    assertEquals(80L, processors.get(1).get("PercentProcessorTime"));
    assertEquals(100L, processors.get(2).get("PercentIdleTime"));
  }

  @Test
  void tellsOfTheMemory() throws Exception {
    tree.write(
            "/proc/meminfo",
            "MemAvailable: 2048 kB\nCommitLimit: 1000 kB\nCommitted_AS: 250 kB\nCached: 3 kB\n")
        .write("/proc/vmstat", "pgfault 2000\npgmajfault 100\npgpgin 4000\npgpgout 8000\n");
    Instance memory = read(new MemoryPerfSource(tree.host())).get(0);
    Map.of(
            "AvailableBytes", 2L << 20,
            "AvailableMBytes", 2L,
            "PercentCommittedBytesInUse", 25L,
            "CacheBytes", 3072L,
            "PageFaultsPersec", 20L,
            "PageReadsPersec", 1L,
            "PagesInputPersec", 10L,
            "PagesPersec", 30L)
        .forEach((name, value) -> assertEquals(value, memory.get(name), name));
    assertNull(memory.get("PoolPagedBytes"));
  }

  @Test
  void tellsOfTheSystem() throws Exception {
    tree.write("/proc/stat", "cpu 0\ncpu0 0\ncpu1 0\nctxt 5000\nprocs_running 5\n")
        .write("/proc/loadavg", "0.31 0.13 0.05 1/89 6051\n")
        .directory("/proc/1");
    Instance system = read(new SystemPerfSource(tree.host())).get(0);
    assertEquals(100L, system.get("SystemUpTime"));
    assertEquals(89L, system.get("Threads"));
    assertEquals(1L, system.get("Processes"));
    assertEquals(50L, system.get("ContextSwitchesPersec"));
    assertEquals(3L, system.get("ProcessorQueueLength"));
    assertEquals(1_000_000_000L, system.get("Timestamp_PerfTime"));
    assertEquals(134_168_420_967_890_000L, system.get("Timestamp_Sys100NS"));
  }

  @Test
  void tellsOfTheNetwork() throws Exception {
    tree.write("/sys/class/net/eth0/statistics/rx_bytes", "5000\n")
        .write("/sys/class/net/eth0/statistics/tx_bytes", "1000\n")
        .write("/sys/class/net/eth0/statistics/rx_errors", "3\n")
        .write("/sys/class/net/eth0/speed", "100\n")
        .write("/sys/class/net/lo/statistics/rx_bytes", "1\n");
    List<Instance> raw = read(NetworkPerfSource.raw(tree.host()));
    assertEquals(1, raw.size());
    assertEquals(6000L, raw.get(0).get("BytesTotalPersec"));
    assertEquals(100_000_000L, raw.get(0).get("CurrentBandwidth"));
    Instance formatted = read(NetworkPerfSource.formatted(tree.host())).get(0);
    assertEquals(60L, formatted.get("BytesTotalPersec"));
    assertEquals(3L, formatted.get("PacketsReceivedErrors"));
  }

  private static List<Instance> read(ClassSource source) throws Exception {
    try (var instances = source.instances(Wanted.all())) {
      return instances.toList();
    }
  }
}
