package io.windlass.wmi.linux.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.windlass.wmi.linux.FakeContext;
import io.windlass.wmi.linux.host.Command;
import io.windlass.wmi.linux.host.FakeRunner;
import io.windlass.wmi.linux.host.Tree;
import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.cim.CimDateTime;
import io.windlass.wsman.api.cim.Instance;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is ever run: a runner stands in that only writes down. */
class SystemMethodsTest {
  private static final FakeContext ADMINISTRATOR = FakeContext.administrator();

  @TempDir Path root;
  private Tree tree;
  private final FakeRunner runner = new FakeRunner();

  @BeforeEach
  void writeAHost() throws Exception {
    tree = new Tree(root).directory("/run/systemd/system").program("/sbin/shutdown", "");
  }

  @Test
  void isOffUntilTheConfigurationAllowsIt() throws Exception {
    for (String method : List.of("Reboot", "Shutdown", "Win32Shutdown", "SetDateTime")) {
      assertEquals(1314, invoke(source(false), method, Map.of("Flags", 6), ADMINISTRATOR), method);
      assertEquals(5, invoke(source(true), method, Map.of("Flags", 6), FakeContext.user()), method);
    }
    assertEquals(List.of(), runner.commands());
  }

  @Test
  void mapsTheFlagsOfWindows() throws Exception {
    String quiet = "systemctl --no-ask-password ";
    String forced = quiet + "--ignore-inhibitors ";
    assertEquals(quiet + "reboot", ran("Reboot", Map.of()));
    assertEquals(quiet + "poweroff", ran("Shutdown", Map.of()));
    assertEquals("loginctl --no-ask-password terminate-seat seat0", ran("Win32Shutdown", flags(0)));
    assertEquals("loginctl --no-ask-password terminate-seat seat0", ran("Win32Shutdown", flags(4)));
    assertEquals(quiet + "poweroff", ran("Win32Shutdown", flags(1)));
    assertEquals(forced + "poweroff", ran("Win32Shutdown", flags(5)));
    assertEquals(quiet + "reboot", ran("Win32Shutdown", flags(2)));
    assertEquals(forced + "reboot", ran("Win32Shutdown", flags(6)));
    assertEquals(quiet + "poweroff", ran("Win32Shutdown", flags(8)));
    assertEquals(forced + "poweroff", ran("Win32Shutdown", flags(12)));
  }

  @Test
  void knowsNoOtherFlags() throws Exception {
    for (int flags : new int[] {-1, 3, 7, 9, 10, 16, 64, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
      assertEquals(87, invoke(source(true), "Win32Shutdown", flags(flags), ADMINISTRATOR));
    }
    assertEquals(87, invoke(source(true), "Win32Shutdown", Map.of(), ADMINISTRATOR));
    assertEquals(List.of(), runner.commands());
  }

  @Test
  void waitsAndTellsWhy() throws Exception {
    Map<String, Object> soon = Map.of("Flags", 6, "Timeout", 61, "Comment", "-new\n kernel;reboot");
    assertEquals("shutdown -r -- +2 -new  kernel;reboot", ran("Win32ShutdownTracker", soon));
    assertEquals(
        "systemctl --no-ask-password --message=bye poweroff",
        ran("Win32ShutdownTracker", Map.of("Flags", 1, "Timeout", 0, "Comment", "bye")));
    assertEquals(
        50,
        invoke(
            source(true), "Win32ShutdownTracker", Map.of("Flags", 0, "Timeout", 9), ADMINISTRATOR));
    assertEquals(List.of(), runner.commands());
  }

  @Test
  void usesWhatThereIsWithoutSystemd() throws Exception {
    tree = new Tree(root.resolve("sysv")).program("/sbin/shutdown", "");
    assertEquals("shutdown -r -- now", ran("Reboot", Map.of()));
    assertEquals("shutdown -h -- now", ran("Win32Shutdown", flags(12)));
    assertEquals(50, invoke(source(true), "Win32Shutdown", flags(0), ADMINISTRATOR));
    CimDateTime time = CimDateTime.parse("20260301120000.000000+060");
    assertEquals("date -u -s @1772362800", ran("SetDateTime", Map.of("LocalDatetime", time)));
    tree = new Tree(root.resolve("busybox"));
    assertEquals("reboot", ran("Reboot", Map.of()));
  }

  @Test
  void setsTheClockInTheTimeOfTheHost() throws Exception {
    CimDateTime time = CimDateTime.parse("20260301120000.500000+000");
    assertEquals(
        "timedatectl --no-ask-password set-time 2026-03-01 13:00:00",
        ran("SetDateTime", Map.of("LocalDatetime", time)));
    CimDateTime interval = CimDateTime.parse("00000001000000.000000:000");
    for (Map<String, Object> input :
        List.of(Map.<String, Object>of("LocalDatetime", interval), Map.<String, Object>of())) {
      assertEquals(87, invoke(source(true), "SetDateTime", input, ADMINISTRATOR));
    }
  }

  @Test
  void saysHowItFailed() throws Exception {
    runner.answering(1, "Call to Reboot failed: Interactive authentication required.\n");
    assertEquals(5, invoke(source(true), "Reboot", Map.of(), ADMINISTRATOR));
    runner.answering(1, "Failed to set time: Automatic time synchronization is enabled\n");
    assertEquals(31, invoke(source(true), "Reboot", Map.of(), ADMINISTRATOR));
    runner.answering(Command.Result.TIMED_OUT, "");
    assertEquals(1460, invoke(source(true), "Reboot", Map.of(), ADMINISTRATOR));
  }

  @Test
  void refusesAnotherSystem() {
    ResourceFault fault =
        assertThrows(
            ResourceFault.class,
            () ->
                source(true)
                    .invoke(
                        "Reboot",
                        Map.of("Name", "other"),
                        Instance.of("x").build(),
                        ADMINISTRATOR));
    assertEquals(FaultCode.NOT_FOUND, fault.code());
  }

  private static Map<String, Object> flags(int flags) {
    return Map.of("Flags", flags);
  }

  private String ran(String method, Map<String, Object> input) throws Exception {
    assertEquals(0, invoke(source(true), method, input, ADMINISTRATOR));
    List<List<String>> commands = runner.commands();
    assertEquals(1, commands.size());
    return String.join(" ", commands.get(0));
  }

  private OperatingSystemSource source(boolean allowed) {
    return new OperatingSystemSource(
        tree.host(),
        new SystemMethods(tree.host(), new Power(tree.files(), runner), allowed),
        new PrettyName(tree.files(), runner));
  }

  private static long invoke(
      OperatingSystemSource source, String method, Map<String, Object> input, FakeContext context)
      throws Exception {
    Instance.Builder parameters = Instance.of(method + "_INPUT");
    input.forEach(parameters::set);
    return (Long) source.invoke(method, Map.of(), parameters.build(), context).get("ReturnValue");
  }
}
