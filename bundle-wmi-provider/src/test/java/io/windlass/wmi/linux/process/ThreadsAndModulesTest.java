package io.windlass.wmi.linux.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.Tree;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.cim.Instance;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThreadsAndModulesTest {
  private static final String STAT =
      "%d (%s) %s 1 7 7 0 -1 4194560 9 8 7 6 5 4 3 2 20 %d 1 0 300000 4096 7 1 1 1 0\n";

  @TempDir Path root;
  private Tree tree;

  @BeforeEach
  void writeAHost() throws Exception {
    tree =
        new Tree(root)
            .write("/proc/7/task/7/stat", STAT.formatted(7, "main", "R", 0))
            .write("/proc/7/task/9/stat", STAT.formatted(9, "GC) x", "S", 10))
            .write(
                "/proc/7/maps",
                """
                5600-5700 r--p 00000000 08:02 11                     /usr/bin/a program
                5700-5800 r-xp 00001000 08:02 11                     /usr/bin/a program
                7f0000001000-7f0000002000 rw-p 00000000 00:00 0
                7f0000002000-7f0000003000 r-xp 00000000 08:02 12     /usr/lib/old.so (deleted)
                7f0000004000-7f0000005000 r--p 00000000 08:02 13     /usr/share/data
                7fff00000000-7fff00001000 r-xp 00000000 00:00 0      [vdso]
                zz-yy r-xp 0 0 0 /nonsense
                """);
  }

  @Test
  void listsThreads() {
    List<Instance> threads = new ThreadSource(tree.host()).instances(Wanted.all()).toList();
    assertEquals(List.of("7", "9"), threads.stream().map(t -> t.get("Handle")).toList());
    Instance first = threads.get(0);
    assertEquals("7", first.get("ProcessHandle"));
    assertEquals("main", first.get("Name"));
    assertEquals(2L, first.get("ThreadState"));
    assertEquals(3, first.get("ExecutionState"));
    assertEquals(8L, first.get("PriorityBase"));
    assertEquals(500_000L, first.get("UserModeTime"), "5 ticks of 10 ms");
    assertEquals(400_000L, first.get("KernelModeTime"));
    // Booted 2026-02-28T00:00:00Z, started 3000 s later, now 2026-03-01T12:34:56.789Z.
    assertEquals(131_696_789L - 3_000_000L, first.get("ElapsedTime"));
    Instance second = threads.get(1);
    assertEquals("GC) x", second.get("Name"));
    assertEquals(5L, second.get("ThreadState"));
    assertEquals(6L, second.get("PriorityBase"));
  }

  @Test
  void findsAThreadOfThisProcess() {
    ThreadSource threads = new ThreadSource(Host.real());
    String pid = Long.toString(ProcessHandle.current().pid());
    Instance found =
        threads.find(Map.of("Handle", pid, "ProcessHandle", pid), Wanted.all()).orElseThrow();
    assertEquals(pid, found.get("Handle"));
    assertTrue(
        threads.find(Map.of("Handle", "1/..", "ProcessHandle", pid), Wanted.all()).isEmpty());
  }

  @Test
  void listsProgramsAndLibraries() {
    List<Instance> modules =
        new ProcessExecutableSource(tree.host()).instances(Wanted.all()).toList();
    assertEquals(
        List.of("/usr/bin/a program", "/usr/lib/old.so"),
        modules.stream().map(ThreadsAndModulesTest::file).toList());
    assertEquals(0x5600L, modules.get(0).get("BaseAddress"));
    assertEquals(0x7f0000002000L, modules.get(1).get("BaseAddress"));
    assertEquals("7", ((Target) modules.get(0).get("Dependent")).selectors().get("Handle"));
  }

  @Test
  void findsTheJavaOfThisProcess() {
    String pid = Long.toString(ProcessHandle.current().pid());
    assertTrue(
        new ProcessExecutableSource(Host.real())
            .instances(Wanted.all())
            .filter(m -> ((Target) m.get("Dependent")).selectors().get("Handle").equals(pid))
            .anyMatch(module -> file(module).endsWith("/libjvm.so")));
  }

  private static String file(Instance module) {
    return ((Target) module.get("Antecedent")).selectors().get("Name");
  }
}
