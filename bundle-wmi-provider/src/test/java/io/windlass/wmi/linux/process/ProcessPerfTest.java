package io.windlass.wmi.linux.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.Tree;
import io.windlass.wmi.linux.perf.PerfSource;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessPerfTest {
  @TempDir Path root;
  private Tree tree;

  @BeforeEach
  void writeAHost() throws Exception {
    tree =
        new Tree(root)
            .write("/proc/uptime", "100.00 1.0\n")
            .write("/proc/stat", "cpu  3000 0 1000 15000 1000 0 0 0\ncpu0 1\n");
    process(7, "web", 400, 100, 5000);
    process(12, "db", 10, 10, 9000);
    process(30, "web", 1, 1, 9900);
    tree.write("/proc/7/status", "Name:\tweb\nVmPeak:\t50 kB\nRssAnon:\t5 kB\nVmSwap:\t2 kB\n")
        .write("/proc/7/io", "rchar: 1000\nwchar: 200\nsyscr: 30\nsyscw: 4\n");
  }

  private void process(int pid, String name, int user, int kernel, int started) throws Exception {
    String stat = pid + " (" + name + ") S 1 1 1 0 -1 0 90 0 10 0 ";
    tree.write(
            "/proc/" + pid + "/stat",
            stat + user + " " + kernel + " 0 0 20 0 3 0 " + started + " 40960 2 0 0 0 0 0 0")
        .write("/proc/" + pid + "/cmdline", name);
  }

  @Test
  void numbersNamesakes() throws Exception {
    assertEquals(
        List.of("web", "db", "web#1", "Idle", "_Total"),
        read(raw()).stream().map(p -> p.get("Name")).toList());
    Instance second = raw().find(Map.of("Name", "WEB#1"), Wanted.all()).orElseThrow();
    assertEquals(30L, second.get("IDProcess"));
    assertTrue(raw().find(Map.of("Name", "web#2"), Wanted.all()).isEmpty());
  }

  @Test
  void countsOfAProcess() throws Exception {
    Instance web = read(raw()).get(0);
    Map.ofEntries(
            Map.entry("IDProcess", 7L),
            Map.entry("CreatingProcessID", 1L),
            Map.entry("ThreadCount", 3L),
            Map.entry("PriorityBase", 8L),
            Map.entry("PageFaultsPersec", 100L),
            Map.entry("PercentUserTime", 40_000_000L),
            Map.entry("PercentPrivilegedTime", 10_000_000L),
            Map.entry("PercentProcessorTime", 50_000_000L),
            Map.entry("ElapsedTime", 134_168_420_467_890_000L),
            Map.entry("Timestamp_Object", 134_168_420_967_890_000L),
            Map.entry("VirtualBytes", 40_960L),
            Map.entry("VirtualBytesPeak", 51_200L),
            Map.entry("PrivateBytes", 7168L),
            Map.entry("IODataBytesPersec", 1200L),
            Map.entry("IOWriteOperationsPersec", 4L))
        .forEach((name, value) -> assertEquals(value, web.get(name), name));
    assertNull(read(raw()).get(1).get("IODataBytesPersec"), "of somebody else");
  }

  @Test
  void tellsRatesSinceTheLastLookAndFirstSinceTheProcessBegan() throws Exception {
    ClassSource source = PerfSource.formatted(tree.host(), new ProcessPerf(tree.host()));
    Instance first = read(source).get(0);
    assertEquals(50L, first.get("ElapsedTime"));
    assertEquals(10L, first.get("PercentProcessorTime"), "5 of 50 seconds");
    assertEquals(24L, first.get("IODataBytesPersec"));
    tree.write("/proc/uptime", "110.00 1.0\n");
    process(7, "web", 1900, 100, 5000);
    assertEquals(150L, read(source).get(0).get("PercentProcessorTime"), "1.5 processors");
  }

  @Test
  void tellsOfAllAndOfNone() throws Exception {
    List<Instance> all = read(PerfSource.formatted(tree.host(), new ProcessPerf(tree.host())));
    Instance idle = all.get(3);
    Instance total = all.get(4);
    assertEquals(160L, idle.get("PercentProcessorTime"));
    assertEquals(0L, idle.get("IDProcess"));
    assertEquals(200L, total.get("PercentProcessorTime"));
    assertEquals(30L, total.get("PercentUserTime"));
    assertEquals(9L, total.get("ThreadCount"));
    assertEquals(122_880L, total.get("VirtualBytes"));
    assertNull(total.get("IODataBytesPersec"));
    assertNull(total.get("ElapsedTime"));
  }

  @Test
  void knowsThisVeryProcess() throws Exception {
    long pid = ProcessHandle.current().pid();
    ClassSource source = PerfSource.raw(Host.real(), new ProcessPerf(Host.real()));
    try (var all = source.instances(Wanted.of(Set.of("IDProcess", "PercentUserTime")))) {
      Instance mine = all.filter(p -> p.get("IDProcess").equals(pid)).findFirst().orElseThrow();
      assertTrue((Long) mine.get("PercentUserTime") > 0);
    }
  }

  private ClassSource raw() {
    return PerfSource.raw(tree.host(), new ProcessPerf(tree.host()));
  }

  private static List<Instance> read(ClassSource source) throws Exception {
    try (var instances = source.instances(Wanted.all())) {
      return instances.toList();
    }
  }
}
