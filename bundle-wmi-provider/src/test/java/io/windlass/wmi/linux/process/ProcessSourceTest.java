package io.windlass.wmi.linux.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.Tree;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.CimDateTime;
import io.windlass.wsman.api.cim.Instance;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessSourceTest {
  private static final String NUMBERS =
      " S 1 42 41 0 -1 0 100 0 20 0 200 100 0 0 20 0 3 0 1550 8192 2"
          + " 18446744073709551615 1 1 0 0 0 0 0 0 0 0 0 0 17 1 0 0 0";

  @TempDir Path root;
  private Tree tree;

  @BeforeEach
  void writeAHost() throws Exception {
    tree = new Tree(root);
  }

  @Test
  void tellsOfAProcessWhatItsFilesSay() throws Exception {
    process(77, "my (odd) name", "/opt/my prog\0-x\0a b\0")
        .write(
            "/proc/77/status",
            "Name:\tx\nTgid:\t77\nUid:\t0\t1000\t0\t0\nVmPeak:\t  9 kB\nVmHWM:\t 8 kB\n"
                + "RssAnon:\t 5 kB\nVmSwap:\t 2 kB\n")
        .write("/proc/77/io", "rchar: 18446744073709551615\nwchar: 7\nsyscr: 3\nsyscw: 4\n")
        .link("/proc/77/exe", "/opt/my prog (deleted)")
        .directory("/proc/77/fd/0")
        .directory("/proc/77/fd/1");
    Instance process = only(Wanted.all());
    Map<String, Object> expected =
        Map.ofEntries(
            Map.entry("Name", "my (odd) name"),
            Map.entry("CommandLine", "\"/opt/my prog\" -x \"a b\""),
            Map.entry("ExecutablePath", "/opt/my prog"),
            Map.entry("Handle", "77"),
            Map.entry("ProcessId", 77L),
            Map.entry("ParentProcessId", 1L),
            Map.entry("SessionId", 41L),
            Map.entry("ThreadCount", 3L),
            Map.entry("HandleCount", 2L),
            Map.entry("UserModeTime", 20_000_000L),
            Map.entry("KernelModeTime", 10_000_000L),
            Map.entry("PageFaults", 120L),
            Map.entry("VirtualSize", 8192L),
            Map.entry("WorkingSetSize", 8192L),
            Map.entry("PeakVirtualSize", 9216L),
            Map.entry("PeakWorkingSetSize", 8L),
            Map.entry("PageFileUsage", 7L),
            Map.entry("PrivatePageCount", 7168L),
            Map.entry("ReadTransferCount", Long.MAX_VALUE),
            Map.entry("WriteTransferCount", 7L),
            Map.entry("ReadOperationCount", 3L),
            Map.entry("WriteOperationCount", 4L),
            Map.entry("Priority", 8L),
            Map.entry("CSName", "box"),
            Map.entry("OSName", "Test OS 1|/|/dev/sda2"));
    expected.forEach((name, value) -> assertEquals(value, process.get(name), name));
    assertEquals("20260228010015.500000+060", process.get("CreationDate").toString());
  }

  @Test
  void leavesNullWhatMayNotBeRead() throws Exception {
    process(77, "x", "x\0").write("/proc/77/status", "Tgid:\t77\n");
    Instance process = only(Wanted.all());
    for (String name : List.of("ReadTransferCount", "ExecutablePath", "HandleCount")) {
      assertNull(process.get(name), name);
    }
  }

  @Test
  void completesANameThatTheKernelCut() throws Exception {
    process(5, "very-long-progr", "/usr/bin/very-long-program-name\0").write("/proc/5/status", "");
    assertEquals("very-long-program-name", only(Wanted.all()).get("Name"));
  }

  @Test
  void readsOnlyTheFilesThatAreWanted() throws Exception {
    // There is no other file than this one: reading any of them would make it a vanished process.
    tree.write("/proc/9/stat", "9 (x)" + NUMBERS);
    Instance process = only(Wanted.of(Set.of("Handle", "ThreadCount")));
    assertEquals(3L, process.get("ThreadCount"));
    assertFalse(process.properties().containsKey("CommandLine"));
  }

  @Test
  void leavesOutAProcessThatVanishes() throws Exception {
    tree.directory("/proc/9");
    process(10, "x", "").write("/proc/10/status", "");
    assertEquals("10", only(Wanted.of(Set.of("Name"))).get("Handle"));
  }

  @Test
  void listsProcessesByNumberAndNothingElse() throws Exception {
    for (int pid : new int[] {100, 20, 3}) {
      process(pid, "x", "");
    }
    tree.directory("/proc/0").directory("/proc/99999999999").directory("/proc/1x");
    assertEquals(
        List.of("3", "20", "100"),
        source()
            .instances(Wanted.of(Set.of("Handle")))
            .map(instance -> instance.get("Handle"))
            .toList());
  }

  @Test
  void findsByHandleButNoThread() throws Exception {
    process(77, "x", "").write("/proc/77/status", "Tgid:\t77\n");
    process(78, "x", "").write("/proc/78/status", "Tgid:\t77\n");
    assertTrue(source().find(Map.of("Handle", "77"), Wanted.all()).isPresent());
    assertTrue(source().find(Map.of("Handle", "78"), Wanted.all()).isEmpty());
    assertTrue(source().find(Map.of("Handle", "077"), Wanted.all()).isEmpty());
    assertTrue(source().find(Map.of("Handle", "self"), Wanted.all()).isEmpty());
    assertTrue(source().find(Map.of("Handle", "77", "CSName", "other"), Wanted.all()).isEmpty());
  }

  @Test
  void agreesWithTheJvmAboutItself() throws Exception {
    ProcessHandle self = ProcessHandle.current();
    Host host = Host.real();
    ProcessSource source =
        new ProcessSource(host, new ProcessMethods(host, new HostProcessControl()));
    Instance process =
        source.find(Map.of("Handle", Long.toString(self.pid())), Wanted.all()).orElseThrow();
    assertEquals(self.parent().orElseThrow().pid(), process.get("ParentProcessId"));
    Path executable = Path.of((String) process.get("ExecutablePath"));
    assertTrue(Files.isSameFile(Path.of(self.info().command().orElseThrow()), executable));
    assertTrue(((String) process.get("CommandLine")).contains("java"));
    Instant started =
        ((CimDateTime) process.get("CreationDate")).timestamp().orElseThrow().toInstant();
    Duration apart = Duration.between(self.info().startInstant().orElseThrow(), started).abs();
    assertTrue(apart.toMillis() <= 1000, () -> "apart by " + apart);
    assertTrue((Long) process.get("UserModeTime") > 0);
    assertTrue((Long) process.get("WorkingSetSize") > 1 << 20);
  }

  private Tree process(int pid, String name, String arguments) throws Exception {
    String directory = "/proc/" + pid;
    tree.write(directory + "/stat", pid + " (" + name + ")" + NUMBERS);
    return tree.write(directory + "/cmdline", arguments);
  }

  private ProcessSource source() {
    return new ProcessSource(
        tree.host(), new ProcessMethods(tree.host(), new HostProcessControl()));
  }

  private Instance only(Wanted wanted) {
    List<Instance> all = source().instances(wanted).toList();
    assertEquals(1, all.size());
    return all.get(0);
  }
}
