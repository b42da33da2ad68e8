package io.windlass.it.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import io.windlass.it.support.Command;
import io.windlass.it.support.ListeningPorts;
import io.windlass.it.support.RunningService;
import io.windlass.it.support.ServiceProcess;
import io.windlass.it.support.UnpackedDistribution;
import io.windlass.it.support.WsmanHttp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

/** The packed distribution as a process: it starts closed, refuses what it must, ends clean. */
public class LifecycleIT {
  private static UnpackedDistribution distribution;

  @BeforeClass
  public static void unpack() throws Exception {
    distribution = UnpackedDistribution.unpack();
  }

  @AfterClass
  public static void remove() throws Exception {
    distribution.close();
  }

  @Test
  public void aFreshInstanceOpensNoPort() throws Exception {
    Path base = distribution.newBase("fresh");
    try (ServiceProcess service = ServiceProcess.start(distribution.home(), base)) {
      String first = service.awaitLine("windlass ");
      assertTrue(first, first.endsWith("local endpoint " + base + "/data/wsman.sock"));
      service.awaitLine("no listener is configured: winrm quickconfig creates one");
      assertEquals(List.of(), ListeningPorts.of(service.pid()));
      for (String part : List.of("etc", "plugins", "mof", "log", "data")) {
        assertTrue(part, Files.isDirectory(base.resolve(part)));
      }
      assertEquals(
          "rwx------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(base.resolve("data"))));
    }
  }

  @Test
  public void aSecondProcessOnTheSameInstanceIsRefused() throws Exception {
    Path base = distribution.newBase("twice");
    try (ServiceProcess service = ServiceProcess.start(distribution.home(), base)) {
      service.awaitLine("no listener");
      Command.Result second = distribution.windlass("run", "--base", base.toString());
      assertEquals(second.text(), 1, second.exit());
      assertEquals(
          "windlass: the instance " + base + " is already running (pid " + service.pid() + ")\n",
          second.err());
      assertTrue("the first goes on", Files.exists(base.resolve("data/windlass.pid")));
    }
  }

  @Test
  public void sigtermLeavesNothingBehind() throws Exception {
    Path base = distribution.newBase("term");
    try (ServiceProcess service = ServiceProcess.start(distribution.home(), base)) {
      service.awaitLine("no listener");
      int status = service.terminate();
      assertEquals("128 + SIGTERM", 143, status);
      assertFalse(Files.exists(base.resolve("data/windlass.pid")));
      assertFalse(Files.exists(base.resolve("data/wsman.sock")));
    }
  }

  @Test
  public void startsAgainAfterKill() throws Exception {
    Path base = distribution.newBase("kill");
    try (ServiceProcess service = ServiceProcess.start(distribution.home(), base)) {
      service.awaitLine("no listener");
      service.kill();
    }
    assertTrue("a stale pid file", Files.exists(base.resolve("data/windlass.pid")));
    try (ServiceProcess again = ServiceProcess.start(distribution.home(), base)) {
      again.awaitLine("no listener");
    }
  }

  @Test
  public void aListenerWhoseFileWentWhileNothingRanDoesNotComeBack() throws Exception {
    Path base = distribution.newBase("gone");
    RunningService.writeListener(Files.createDirectories(base), "gone", WsmanHttp.freePort());
    try (ServiceProcess service = ServiceProcess.start(distribution.home(), base)) {
      service.awaitLine("ready ");
      service.terminate();
    }
    Files.delete(base.resolve("etc/io.windlass.wsman.listener-gone.cfg"));
    try (ServiceProcess again = ServiceProcess.start(distribution.home(), base)) {
      again.awaitLine("no listener is configured");
      assertEquals(List.of(), ListeningPorts.of(again.pid()));
    }
  }

  @Test
  public void startStopAndStatusWorkInTheBackground() throws Exception {
    String base = distribution.newBase("background").toString();
    Command.Result start = distribution.windlass("start", "--base", base);
    try {
      assertEquals(start.text(), 0, start.exit());
      assertTrue(start.text(), start.out().contains("no listener is configured"));
      Command.Result twice = distribution.windlass("start", "--base", base);
      assertEquals(twice.text(), 1, twice.exit());
      assertTrue(twice.text(), twice.err().contains("is already running"));
    } finally {
      Command.Result stop = distribution.windlass("stop", "--base", base);
      assertEquals(stop.text(), 0, stop.exit());
      assertTrue(stop.text(), stop.out().startsWith("stopped (pid "));
    }
    Command.Result idle = distribution.windlass("stop", "--base", base);
    assertEquals(idle.text(), 0, idle.exit());
    assertTrue(idle.text(), idle.out().contains("is not running"));
  }

  @Test
  public void aBundleThatDoesNotResolveIsNamedWithWhatIsMissing() throws Exception {
    try (UnpackedDistribution broken = UnpackedDistribution.unpack()) {
      try (var jars = Files.list(broken.home().resolve("bundles/20"))) {
        Path io = jars.filter(jar -> jar.toString().contains("jetty-io-")).findFirst().get();
        Files.delete(io);
      }
      Command.Result run = broken.windlass("run", "--base", broken.newBase("broken").toString());
      assertEquals(run.text(), 1, run.exit());
      assertTrue(run.text(), run.err().contains("windlass: bundle org.eclipse.jetty.server ("));
      assertTrue(
          run.text(),
          run.err().contains("does not resolve: missing requirement")
              && run.err().contains("(osgi.wiring.package=org.eclipse.jetty.io)"));
    }
  }

  @Test
  public void anInstanceThatCannotBeMadeIsNamed() throws Exception {
    Path file = Files.createFile(distribution.newBase("file"));
    Command.Result run = distribution.windlass("run", "--base", file.resolve("x").toString());
    assertEquals(run.text(), 1, run.exit());
    assertTrue(run.text(), run.err().startsWith("windlass: the instance directory "));
    assertEquals("one line: " + run.err(), 1, run.err().lines().count());
    Files.delete(file);
  }

  @Test
  public void anOldJavaIsRefusedWithOneLine() throws Exception {
    Path java = distribution.newBase("jdk-11");
    Files.createDirectories(java.resolve("bin"));
    Files.writeString(java.resolve("release"), "JAVA_VERSION=\"11.0.2\"\n");
    Path program = Files.writeString(java.resolve("bin/java"), "#!/bin/sh\nexit 0\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    String script = distribution.home().resolve("bin/windlass").toString();
    Command.Result run =
        Command.run(
            java, Map.of("JAVA_HOME", java.toString()), script, "run", "--base", java + "/base");
    assertEquals(1, run.exit());
    assertEquals(
        "windlass: " + program + " is Java 11.0.2: Windlass needs 17 or newer, set JAVA_HOME\n",
        run.err());
  }

  @Test
  public void unknownArgumentsAreRefused() throws Exception {
    assertNotEquals(0, distribution.windlass("explode").exit());
    assertNotEquals(0, distribution.windlass("run", "now").exit());
    assertNotEquals(0, distribution.windlass("run", "--base").exit());
  }
}
