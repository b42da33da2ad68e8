package io.windlass.wmi.linux.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wmi.linux.FakeContext;
import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.cim.Instance;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs real processes on this very host. */
class ProcessMethodsTest {
  @TempDir Path directory;

  private final Host host = Host.real();
  private final ProcessSource source =
      new ProcessSource(host, new ProcessMethods(host, new HostProcessControl()));

  @Test
  void startsFindsAndEndsAProcess() throws Exception {
    Instance created = create("sleep 300", Map.of());
    assertEquals(0L, created.get("ReturnValue"));
    long pid = (Long) created.get("ProcessId");
    Map<String, String> keys = Map.of("Handle", Long.toString(pid));
    ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
    try {
      waitFor(() -> "sleep".equals(property(keys, "Name")));
      assertEquals("sleep 300", property(keys, "CommandLine"));
      assertEquals(pid, property(keys, "SessionId"), "it has a session of its own");
      Instance owner = invoke("GetOwner", keys, Map.of());
      assertEquals(System.getProperty("user.name"), owner.get("User"));
      assertEquals(host.name(), owner.get("Domain"));
      String sid = (String) invoke("GetOwnerSid", keys, Map.of()).get("Sid");
      assertTrue(sid.matches("S-1-22-1-\\d+"), sid);
      assertEquals(0L, invoke("SetPriority", keys, Map.of("Priority", 64)).get("ReturnValue"));
      assertEquals(4L, property(keys, "Priority"));
      assertEquals(21L, invoke("SetPriority", keys, Map.of("Priority", 1)).get("ReturnValue"));
      assertEquals(0L, invoke("Terminate", keys, Map.of("Reason", 1L)).get("ReturnValue"));
      process.onExit().get(10, TimeUnit.SECONDS);
      waitFor(() -> source.find(keys, Wanted.all()).isEmpty());
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void runsInADirectoryWithAnEnvironment() throws Exception {
    Instance startup =
        Instance.of("Win32_ProcessStartup")
            .set("EnvironmentVariables", List.of("GREETING=a=b", "PATH=/usr/bin:/bin"))
            .build();
    Map<String, Object> input =
        Map.of("CurrentDirectory", directory.toString(), "ProcessStartupInformation", startup);
    create("echo \"$GREETING $HOME\" > part; mv part out; cat > more", input);
    waitFor(() -> Files.exists(directory.resolve("more")));
    assertEquals("a=b \n", Files.readString(directory.resolve("out")));
    assertEquals("", Files.readString(directory.resolve("more")), "there is no input");
  }

  @Test
  void runsBuiltInCommandsAndLists() throws Exception {
    Map<String, Object> here = Map.of("CurrentDirectory", directory.toString());
    assertEquals(0L, create("echo \"a  b\" > built-in", here).get("ReturnValue"));
    assertEquals(0L, create("  touch x-first; A=1 touch last", here).get("ReturnValue"));
    assertEquals(0L, create("X=1 touch assigned", here).get("ReturnValue"));
    assertEquals(0L, create("touch \"with blank\" '#'", here).get("ReturnValue"));
    for (String name : List.of("built-in", "x-first", "last", "assigned", "with blank", "#")) {
      waitFor(() -> Files.exists(directory.resolve(name)));
    }
  }

  @Test
  void refusesWhatCannotRun() throws Exception {
    assertEquals(21L, create("", Map.of()).get("ReturnValue"));
    assertEquals(21L, create("a\0b", Map.of()).get("ReturnValue"));
    assertEquals(9L, create("/no/such/program -x", Map.of()).get("ReturnValue"));
    assertEquals(9L, create("no-such-program-here", Map.of()).get("ReturnValue"));
    Instance refused = create("true", Map.of("CurrentDirectory", directory + "/missing"));
    assertEquals(9L, refused.get("ReturnValue"));
    assertNull(refused.get("ProcessId"));
    assertEquals(21L, invoke("Create", Map.of(), Map.of()).get("ReturnValue"));
    Instance startup =
        Instance.of("Win32_ProcessStartup").set("EnvironmentVariables", List.of("x")).build();
    assertEquals(
        21L, create("true", Map.of("ProcessStartupInformation", startup)).get("ReturnValue"));
  }

  @Test
  void servesAdministratorsOnly() throws Exception {
    Instance input =
        Instance.of("Create").set("CommandLine", "touch " + directory.resolve("made")).build();
    Instance answer = source.invoke("Create", Map.of(), input, FakeContext.user());
    assertEquals(2L, answer.get("ReturnValue"));
    assertFalse(Files.exists(directory.resolve("made")));
    Map<String, String> self = Map.of("Handle", Long.toString(ProcessHandle.current().pid()));
    assertEquals(
        2L, source.invoke("Terminate", self, input, FakeContext.user()).get("ReturnValue"));
  }

  @Test
  void hasNoDebuggerToAttach() throws Exception {
    Map<String, String> self = Map.of("Handle", Long.toString(ProcessHandle.current().pid()));
    assertEquals(9L, invoke("AttachDebugger", self, Map.of()).get("ReturnValue"));
    Instance input = Instance.of("AttachDebugger_INPUT").build();
    Instance refused = source.invoke("AttachDebugger", self, input, FakeContext.user());
    assertEquals(2L, refused.get("ReturnValue"));
  }

  @Test
  void sparesItselfAndInit() throws Exception {
    String self = Long.toString(ProcessHandle.current().pid());
    for (String pid : List.of(self, "1")) {
      assertEquals(2L, invoke("Terminate", Map.of("Handle", pid), Map.of()).get("ReturnValue"));
    }
  }

  @Test
  void saysThatAProcessIsGone() {
    for (String method : List.of("Terminate", "GetOwner", "GetOwnerSid", "SetPriority")) {
      ResourceFault fault =
          assertThrows(
              ResourceFault.class,
              () -> invoke(method, Map.of("Handle", "4194399"), Map.of("Priority", 32)));
      assertEquals(FaultCode.NOT_FOUND, fault.code());
    }
  }

  @Test
  void refusesMethodsThatItDoesNotHave() {
    ResourceFault fault =
        assertThrows(ResourceFault.class, () -> invoke("Suspend", Map.of("Handle", "1"), Map.of()));
    assertEquals(FaultCode.ACTION_NOT_SUPPORTED, fault.code());
  }

  private Instance create(String commandLine, Map<String, Object> more) throws Exception {
    Map<String, Object> input = new java.util.HashMap<>(more);
    input.put("CommandLine", commandLine);
    return invoke("Create", Map.of(), input);
  }

  private Instance invoke(String method, Map<String, String> keys, Map<String, Object> input)
      throws Exception {
    Instance.Builder parameters = Instance.of(method + "_INPUT");
    input.forEach(parameters::set);
    return source.invoke(method, keys, parameters.build(), FakeContext.administrator());
  }

  private Object property(Map<String, String> keys, String name) throws Exception {
    Optional<Instance> found = source.find(keys, Wanted.all());
    return found.map(instance -> instance.get(name)).orElse(null);
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void waitFor(Condition condition) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!condition.holds()) {
      assertTrue(System.nanoTime() < end, "it did not come to pass within 10 s");
      new java.util.concurrent.CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
    }
  }
}
