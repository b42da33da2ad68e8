package io.windlass.wmi.linux.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wmi.event.WmiEvents;
import io.windlass.wmi.linux.FakeContext;
import io.windlass.wmi.linux.host.Tree;
import io.windlass.wmi.repository.ClassRepository;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.event.EventSink;
import io.windlass.wsman.api.security.Caller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs real init scripts, which this test writes. */
class SysvServicesTest {
  private static final String SLEEPER =
      """
      #!/bin/sh
      ### BEGIN INIT INFO
      # Provides: sleeper
      # Short-Description: Sleeps
      # Description: Sleeps for a while
      ### END INIT INFO
      PIDFILE=/run/sleeper-of-test.pid
      FILE="$(dirname "$0")/../..$PIDFILE"
      case "$1" in
        start) sleep 300 & echo $! > "$FILE" ;;
        stop) kill "$(cat "$FILE")"; rm "$FILE" ;;
        status) test -e "$FILE" ;;
        *) exit 3 ;;
      esac
      """;

  @TempDir Path root;
  private Tree tree;
  private ServiceSource source;

  @BeforeEach
  void writeAHost() throws Exception {
    tree = new Tree(root.resolve("host")).directory("/run");
    // Processes are those of this very host.
    Path proc = tree.path("/proc");
    Files.move(proc, root.resolve("proc"));
    Files.createSymbolicLink(proc, Path.of("/proc"));
    source = new ServiceSource(tree.host(), new SysvServices(tree.files()));
  }

  @AfterEach
  void unlinkTheProcesses() throws Exception {
    Files.delete(tree.path("/proc"));
  }

  @Test
  void startsAndStopsAService() throws Exception {
    tree.program("/etc/init.d/sleeper", SLEEPER);
    assertEquals("Stopped", service("sleeper").get("State"));
    assertEquals(6, invoke("InterrogateService", "sleeper"));
    assertEquals(5, invoke("StopService", "sleeper"));
    assertEquals(0, invoke("StartService", "sleeper"));
    Instance running = service("sleeper");
    long pid = (Long) running.get("ProcessId");
    ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
    try {
      assertEquals("Running", running.get("State"));
      assertEquals(true, running.get("Started"));
      assertEquals(true, running.get("AcceptStop"));
      assertEquals(0, invoke("InterrogateService", "sleeper"));
      assertEquals(10, invoke("StartService", "sleeper"));
      assertEquals(5, invoke("PauseService", "sleeper"));
      assertEquals(0, invoke("StopService", "sleeper"));
      process.onExit().get(10, TimeUnit.SECONDS);
      assertEquals("Stopped", service("sleeper").get("State"));
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void anEventQuerySeesAServiceStartAndStop() throws Exception {
    tree.program("/etc/init.d/sleeper", SLEEPER);
    BlockingQueue<Instance> seen = new LinkedBlockingQueue<>();
    EventSink sink =
        new EventSink() {
          @Override
          public boolean emit(Instance event) {
            return seen.add((Instance) event.get("TargetInstance"));
          }

          @Override
          public void fail(ResourceFault fault) {
            throw new AssertionError(fault);
          }
        };
    String wql =
        "SELECT * FROM __InstanceModificationEvent WITHIN 0.1 WHERE TargetInstance ISA"
            + " 'Win32_Service' AND TargetInstance.Name = 'sleeper'";
    WmiEvents.Reader reader =
        schema -> {
          try (Stream<Instance> all = source.instances(Wanted.all())) {
            return all.toList();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        };
    try (WmiEvents events = new WmiEvents(new ClassRepository(), reader);
        AutoCloseable subscribed = events.subscribe(wql, "root/cimv2", sink)) {
      assertEquals(0, invoke("StartService", "sleeper"));
      assertEquals("Running", seen.poll(20, TimeUnit.SECONDS).get("State"));
      assertEquals(0, invoke("StopService", "sleeper"));
      Instance last = seen.poll(20, TimeUnit.SECONDS);
      while (!"Stopped".equals(last.get("State"))) {
        last = seen.poll(20, TimeUnit.SECONDS);
      }
    }
  }

  @Test
  void tellsOfAServiceWhatItsScriptSays() throws Exception {
    tree.program("/etc/init.d/sleeper", SLEEPER).link("/etc/rc2.d/S01sleeper", "../init.d/sleeper");
    Instance service = service("sleeper");
    assertEquals("Sleeps", service.get("DisplayName"));
    assertEquals("Sleeps", service.get("Caption"));
    assertEquals("Sleeps for a while", service.get("Description"));
    assertEquals("/etc/init.d/sleeper", service.get("PathName"));
    assertEquals("Auto", service.get("StartMode"));
    assertEquals("OK", service.get("Status"));
    assertEquals(0L, service.get("ProcessId"));
  }

  @Test
  void knowsTheStartModeByTheLinks() throws Exception {
    for (String name : List.of("auto", "disabled", "manual")) {
      tree.program("/etc/init.d/" + name, SLEEPER);
    }
    tree.link("/etc/rc3.d/S02auto", "x").link("/etc/rc0.d/K01auto", "x");
    tree.link("/etc/rc3.d/K02disabled", "x");
    assertEquals("Auto", service("auto").get("StartMode"));
    assertEquals("Disabled", service("disabled").get("StartMode"));
    assertEquals("Manual", service("manual").get("StartMode"));
  }

  @Test
  void findsADaemonByItsProgramWhenThereIsNoPidFile() throws Exception {
    // A program of its own name, so that no other process of this host can be meant.
    tree.directory("/opt");
    Path program = tree.path("/opt").toRealPath().resolve("sleeper-of-test");
    Files.copy(Path.of("/bin/sleep").toRealPath(), program);
    tree.program("/etc/init.d/daemon", "#!/bin/sh\nDAEMON=" + program + "\n");
    assertEquals("Stopped", service("daemon").get("State"));
    Process process = new ProcessBuilder(program.toString(), "300").start();
    try {
      assertEquals("Running", service("daemon").get("State"));
      assertEquals(process.pid(), service("daemon").get("ProcessId"));
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void doesNotTakeAnInterpreterForADaemon() throws Exception {
    Path java = Path.of(ProcessHandle.current().info().command().orElseThrow()).toRealPath();
    tree.program("/etc/init.d/jvm", "#!/bin/sh\nDAEMON=" + java + "\n");
    assertEquals("Stopped", service("jvm").get("State"));
  }

  @Test
  void ignoresAStalePidFile() throws Exception {
    tree.program("/etc/init.d/sleeper", SLEEPER).write("/run/sleeper-of-test.pid", "4194399\n");
    assertEquals("Stopped", service("sleeper").get("State"));
  }

  @Test
  void listsScriptsOnly() throws Exception {
    tree.program("/etc/init.d/one", "#!/bin/sh\n")
        .program("/etc/init.d/one.dpkg-old", "#!/bin/sh\n")
        .program("/etc/init.d/.hidden", "#!/bin/sh\n")
        .write("/etc/init.d/README", "text")
        .write("/etc/init.d/not-executable", "text")
        .directory("/etc/init.d/directory");
    assertEquals(
        List.of("one"),
        source.instances(Wanted.all()).map(instance -> instance.get("Name")).toList());
  }

  @Test
  void tellsHowAScriptFailed() throws Exception {
    tree.program("/etc/init.d/broken", "#!/bin/sh\nexit 1\n")
        .program("/etc/init.d/denied", "#!/bin/sh\nexit 4\n")
        .program("/etc/init.d/slow", "#!/bin/sh\nexec sleep 300\n");
    assertEquals(8, invoke("StartService", "broken"));
    assertEquals(2, invoke("StartService", "denied"));
    FakeContext hurried =
        new FakeContext(
            Caller.of("tester", "Local", Set.of(Caller.ADMINISTRATORS)),
            Instant.now().plus(Duration.ofMillis(800)));
    assertEquals(7, invoke("StartService", "slow", hurried));
  }

  @Test
  void changesTheStartByTheToolOfTheDistribution() throws Exception {
    String tool = "#!/bin/sh\necho \"$(basename \"$0\") $*\" >> \"$(dirname \"$0\")/calls\"\n";
    tree.program("/etc/init.d/sleeper", SLEEPER);
    assertEquals(1, changeStartMode("Automatic"), "there is no tool");
    tree.program("/sbin/chkconfig", tool);
    assertEquals(2, changeStartMode("Automatic"), "there are no links that could be written");
    tree.directory("/etc/rc2.d");
    assertEquals(0, changeStartMode("Automatic"));
    assertEquals(0, changeStartMode("Manual"));
    assertEquals(0, changeStartMode("Disabled"));
    assertEquals(
        List.of(
            "chkconfig --add sleeper",
            "chkconfig sleeper on",
            "chkconfig --del sleeper",
            "chkconfig --add sleeper",
            "chkconfig sleeper off"),
        Files.readAllLines(tree.path("/sbin/calls")));
    tree.program("/usr/sbin/update-rc.d", tool);
    assertEquals(0, changeStartMode("Automatic"));
    assertEquals(0, changeStartMode("Manual"));
    assertEquals(0, changeStartMode("Disabled"));
    assertEquals(
        List.of(
            "update-rc.d sleeper defaults",
            "update-rc.d sleeper enable",
            "update-rc.d -f sleeper remove",
            "update-rc.d sleeper defaults-disabled",
            "update-rc.d sleeper disable"),
        Files.readAllLines(tree.path("/usr/sbin/calls")));
    tree.program("/usr/sbin/update-rc.d", "#!/bin/sh\necho no >&2\nexit 1\n");
    assertEquals(8, changeStartMode("Automatic"));
  }

  private int changeStartMode(String mode) throws Exception {
    Instance input = Instance.of("ChangeStartMode_INPUT").set("StartMode", mode).build();
    return code(input, "ChangeStartMode", FakeContext.administrator());
  }

  private int code(Instance input, String method, FakeContext context) throws Exception {
    Instance output = source.invoke(method, Map.of("Name", "sleeper"), input, context);
    return ((Number) output.get("ReturnValue")).intValue();
  }

  @Test
  void writesAndRemovesNoScripts() throws Exception {
    tree.program("/etc/init.d/sleeper", SLEEPER).program("/usr/bin/worker", "#!/bin/sh\n");
    Instance create =
        Instance.of("Create_INPUT")
            .set("Name", "worker")
            .set("PathName", "/usr/bin/worker")
            .build();
    assertEquals(1, code(create, "Create", FakeContext.administrator()));
    assertEquals(1, invoke("Delete", "sleeper"));
    Instance change = Instance.of("Change_INPUT").set("DisplayName", "x").build();
    assertEquals(1, code(change, "Change", FakeContext.administrator()));
    assertEquals(0, invoke("Change", "sleeper"), "nothing is to be changed");
    assertTrue(Files.exists(tree.path("/etc/init.d/sleeper")));
  }

  @Test
  void servesAdministratorsOnly() throws Exception {
    tree.program("/etc/init.d/toucher", "#!/bin/sh\ntouch \"$0.ran\"\n");
    assertEquals(2, invoke("StartService", "toucher", FakeContext.user()));
    assertFalse(Files.exists(tree.path("/etc/init.d/toucher.ran")));
  }

  @Test
  void runsNothingThatIsNoScriptOfTheDirectory() throws Exception {
    tree.program("/etc/evil", "#!/bin/sh\ntouch \"$0.ran\"\n").directory("/etc/init.d");
    ResourceFault fault =
        assertThrows(ResourceFault.class, () -> invoke("StartService", "../evil"));
    assertEquals(FaultCode.NOT_FOUND, fault.code());
    assertTrue(source.find(Map.of("Name", "../evil"), Wanted.all()).isEmpty());
  }

  private Instance service(String name) throws Exception {
    return source.find(Map.of("Name", name), Wanted.all()).orElseThrow();
  }

  private int invoke(String method, String name) throws Exception {
    return invoke(method, name, FakeContext.administrator());
  }

  private int invoke(String method, String name, FakeContext context) throws Exception {
    Instance input = Instance.of(method + "_INPUT").build();
    Instance output = source.invoke(method, Map.of("Name", name), input, context);
    return ((Number) output.get("ReturnValue")).intValue();
  }
}
