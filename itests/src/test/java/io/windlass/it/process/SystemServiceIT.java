package io.windlass.it.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import io.windlass.it.support.Await;
import io.windlass.it.support.Command;
import io.windlass.it.support.TemporaryDirectory;
import io.windlass.it.support.UnpackedDistribution;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** {@code windlass service}: what it writes, what systemd says of it, the init script at work. */
public class SystemServiceIT {
  private UnpackedDistribution distribution;
  private Path root;
  private Path base;

  @Before
  public void unpack() throws Exception {
    distribution = UnpackedDistribution.unpack(TemporaryDirectory.createPlain());
    root = distribution.newBase("root");
    base = distribution.newBase("instance");
  }

  @After
  public void remove() throws Exception {
    distribution.close();
  }

  private Command.Result windlass(Map<String, String> environment, String... arguments)
      throws Exception {
    List<String> command = new ArrayList<>();
    command.add(distribution.home().resolve("bin/windlass").toString());
    command.addAll(List.of(arguments));
    return Command.run(root.getParent(), environment, command.toArray(String[]::new));
  }

  private String install(String kind, String... more) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("service", "install"));
    arguments.addAll(List.of(more));
    Command.Result result =
        windlass(
            Map.of("SERVICE_ROOT", root.toString(), "SERVICE_KIND", kind),
            arguments.toArray(String[]::new));
    assertEquals(result.text(), 0, result.exit());
    return result.out();
  }

  @Test
  public void theUnitIsOneThatSystemdTakesAndFindsHardened() throws Exception {
    assumeTrue(Files.exists(Path.of("/usr/bin/systemd-analyze")));
    String said = install("systemd", "--user", "root");
    assertTrue(said, said.contains("It starts when you say so"));
    assertFalse(said, said.contains("systemctl enable"));
    Path unit = root.resolve("etc/systemd/system/windlass.service");
    Command.Result verified =
        Command.run(root, Map.of(), "systemd-analyze", "verify", "--man=no", unit.toString());
    assertEquals(verified.text(), 0, verified.exit());
    assertEquals(verified.text(), "", verified.out() + verified.err());
    Command.Result security =
        Command.run(
            root,
            Map.of(),
            "systemd-analyze",
            "security",
            "--offline=true",
            "--no-pager",
            unit.toString());
    Matcher exposure = Pattern.compile("exposure level[^:]*: ([0-9.]+)").matcher(security.out());
    assertTrue(security.text(), exposure.find());
    assertTrue(exposure.group(), Double.parseDouble(exposure.group(1)) < 3.0);
  }

  @Test
  public void portsBelow1024AndTheBootAreForThoseWhoAsk() throws Exception {
    Path unit = root.resolve("etc/systemd/system/windlass.service");
    install("systemd");
    assertFalse(Files.readString(unit).contains("AmbientCapabilities"));
    String said = install("systemd", "--privileged-ports", "--enable");
    assertTrue(Files.readString(unit).contains("AmbientCapabilities=CAP_NET_BIND_SERVICE"));
    assertTrue(said, said.contains("systemctl enable windlass"));
  }

  @Test
  public void theInstanceIsReadableForItsAccountAlone() throws Exception {
    install("systemd");
    for (String part : List.of("", "/etc", "/data", "/log", "/plugins")) {
      Path directory = root.resolve("var/lib/windlass" + part);
      assertEquals(
          "rwxr-x---", PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)));
    }
  }

  @Test
  public void uninstallingTakesAwayWhatWasInstalledAndLeavesTheInstance() throws Exception {
    install("systemd");
    Map<String, String> environment = Map.of("SERVICE_ROOT", root.toString());
    Command.Result removed = windlass(environment, "service", "uninstall");
    assertEquals(removed.text(), 0, removed.exit());
    assertFalse(Files.exists(root.resolve("etc/systemd/system/windlass.service")));
    assertTrue(Files.isDirectory(root.resolve("var/lib/windlass/etc")));
    Command.Result again = windlass(environment, "service", "uninstall");
    assertEquals(again.text(), 1, again.exit());
    assertTrue(again.text(), again.err().contains("is not installed"));
  }

  @Test
  public void theInitScriptStartsTellsRestartsAndStops() throws Exception {
    String user = System.getProperty("user.name");
    install("init", "--user", user, "--base", base.toString());
    Path script = root.resolve("etc/init.d/windlass");
    Command.Result checked =
        Files.exists(Path.of("/usr/bin/shellcheck"))
            ? Command.run(root, Map.of(), "shellcheck", script.toString())
            : Command.run(root, Map.of(), "sh", "-n", script.toString());
    assertEquals(checked.text(), 0, checked.exit());
    assertEquals(3, init(script, "status").exit());
    try {
      assertEquals(0, init(script, "start").exit());
      assertTrue(Files.exists(base.resolve("data/windlass.pid")));
      assertEquals(0, init(script, "status").exit());
      String pid = Files.readString(base.resolve("data/windlass.pid"));
      assertEquals(0, init(script, "restart").exit());
      assertFalse(pid.equals(Files.readString(base.resolve("data/windlass.pid"))));
    } finally {
      assertEquals(0, init(script, "stop").exit());
    }
    assertEquals(3, init(script, "status").exit());
    assertEquals(2, init(script, "dance").exit());
  }

  private Command.Result init(Path script, String verb) throws Exception {
    return Command.run(root, Map.of(), script.toString(), verb);
  }

  @Test
  public void systemdIsToldWhenItIsReadyAndThatItIsAlive() throws Exception {
    assumeTrue(Files.exists(Path.of("/usr/bin/systemd-notify")));
    assumeTrue("python3 is not installed", Files.exists(Path.of("/usr/bin/python3")));
    Path log = distribution.newBase("notices");
    String listen =
        "import socket,sys\n"
            + "s=socket.socket(socket.AF_UNIX,socket.SOCK_DGRAM); s.bind(sys.argv[1])\n"
            + "out=open(sys.argv[2],'ab',0)\n"
            + "while True: out.write(s.recv(4096)+b'\\n')\n";
    Path socket = distribution.newBase("notify");
    Process manager =
        new ProcessBuilder("/usr/bin/python3", "-c", listen, socket.toString(), log.toString())
            .start();
    Process service = null;
    try {
      Await.until("the socket is there", Duration.ofSeconds(20), () -> Files.exists(socket));
      ProcessBuilder run =
          new ProcessBuilder(
              distribution.home().resolve("bin/windlass").toString(), "run", "--base", "" + base);
      run.environment().put("NOTIFY_SOCKET", socket.toString());
      run.environment().put("WATCHDOG_USEC", "2000000");
      service =
          run.redirectErrorStream(true)
              .redirectOutput(root.getParent().resolve("o").toFile())
              .start();
      Await.until(
          "ready and alive",
          Duration.ofSeconds(60),
          () -> {
            String told = Files.exists(log) ? Files.readString(log) : "";
            return told.contains("READY=1") && told.split("WATCHDOG=1", -1).length > 2;
          });
    } finally {
      manager.destroyForcibly().waitFor();
      if (service != null) {
        service.destroy();
        service.waitFor();
      }
    }
  }
}
