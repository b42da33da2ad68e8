package io.windlass.it.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.windlass.it.support.Await;
import io.windlass.it.support.Command;
import io.windlass.it.support.RunningService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

/** {@code winrm script} of the packed distribution, with the samples that lie in it. */
public class AutomationIT {
  private static RunningService service;

  @BeforeClass
  public static void start() throws Exception {
    service = RunningService.start();
    Path examples = service.distribution().home().resolve("examples");
    try (var files = Files.list(examples)) {
      Path plugin = files.filter(file -> file.toString().endsWith(".jar")).findFirst().get();
      Path drop = Files.createDirectories(service.base().resolve("plugins"));
      Path part = drop.resolve("part");
      Files.copy(plugin, part);
      Files.move(part, drop.resolve("fans.jar"), StandardCopyOption.ATOMIC_MOVE);
    }
    Await.until(
        "the fans are there",
        Duration.ofSeconds(30),
        () ->
            service
                    .distribution()
                    .winrm(service.base(), "get", "wmi/root/example/Example_Fan?DeviceID=fan0")
                    .exit()
                == 0);
  }

  @AfterClass
  public static void stop() throws Exception {
    service.close();
  }

  private static Command.Result sample(String name, String... arguments) throws Exception {
    return script(
        service.distribution().home().resolve("examples/scripts").resolve(name), arguments);
  }

  private static Command.Result script(Path file, String... arguments) throws Exception {
    String[] words = new String[arguments.length + 2];
    words[0] = "script";
    words[1] = file.toString();
    System.arraycopy(arguments, 0, words, 2, arguments.length);
    return service.distribution().winrm(service.base(), words);
  }

  private static Command.Result script(String name, String source) throws Exception {
    Path file = service.base().resolve(name);
    Files.writeString(file, source);
    return script(file);
  }

  @Test
  public void javaScriptEnumeratesFiltersAndGetsAFragment() throws Exception {
    Command.Result listed = sample("services.js", "Stopped");
    assertEquals(listed.text(), 0, listed.exit());
    assertTrue(listed.text(), listed.out().endsWith(" services are in the state Stopped\n"));
  }

  @Test
  public void javaScriptInvokes() throws Exception {
    Command.Result ran = sample("process.js", "sleep 600");
    assertEquals(ran.text(), 0, ran.exit());
    String id = ran.out().split("\\s+")[1];
    assertEquals("started " + id + "\nended " + id + "\n", ran.out());
    Await.until(
        "the process is gone",
        Duration.ofSeconds(30),
        () -> !Files.exists(Path.of("/proc/" + id + "/exe")));
  }

  @Test
  public void javaScriptPuts() throws Exception {
    Command.Result put = sample("fans.js", "fan0", "1234");
    assertEquals(put.text(), 0, put.exit());
    assertTrue(put.text(), put.out().contains(">1234</p:DesiredSpeed>"));
    Command.Result none = sample("fans.js", "none", "1");
    assertEquals(none.text(), 3, none.exit());
    assertTrue(none.text(), none.out().contains("Description : There is no fan none"));
    assertTrue(none.text(), none.out().contains("<f:WSManFault "));
  }

  @Test
  public void groovyDoesEverythingWithAHostByNegotiate() throws Exception {
    Command.Result ran =
        sample(
            "remote.groovy",
            "http://127.0.0.1:" + service.port(),
            RunningService.USER,
            RunningService.PASSWORD);
    assertEquals(ran.text(), 0, ran.exit());
    List<String> lines = ran.out().lines().toList();
    assertEquals("vendor: Windlass", lines.get(0));
    assertTrue(ran.text(), lines.get(1).startsWith("system: "));
    assertEquals(
        List.of("this script is the process: true", "started and ended: 0", "speed: 5555"),
        lines.subList(2, 5));
    assertTrue(ran.text(), lines.get(5).matches("error: 0x8033\\p{XDigit}{4} Session true"));
  }

  @Test
  public void jshellReadsItems() throws Exception {
    Command.Result ran = sample("disks.jsh");
    assertEquals(ran.text(), 0, ran.exit());
    assertTrue(ran.text(), ran.out().lines().anyMatch(line -> line.matches("/ \\d+ %")));
  }

  @Test
  public void failuresNameFileAndLineAndEndWithOne() throws Exception {
    for (String[] each :
        new String[][] {
          {"wrong.js", "var a = 1;\nWSMan.CreateSession().Get('urn:x');"},
          {"wrong.groovy", "def a = 1\nWSMan.CreateSession().Get('urn:x')"},
          {"wrong.jsh", "int a = 1;\nWSMan.CreateSession().Get(\"urn:x\");"}
        }) {
      Command.Result failed = script(each[0], each[1]);
      assertEquals(failed.text(), 1, failed.exit());
      assertTrue(failed.text(), failed.err().contains(each[0] + ":2: "));
    }
  }

  @Test
  public void argumentsThatLookLikeSwitchesAreTheScripts() throws Exception {
    Path file = service.base().resolve("arguments.js");
    Files.writeString(file, "WScript.Echo(args.join('|')); WScript.Quit(args.length);");
    Command.Result ran = script(file, "-r:host", "@{x", "", "ü");
    assertEquals(ran.text(), 4, ran.exit());
    assertEquals("-r:host|@{x||ü\n", ran.out());
  }

  @Test
  public void jshellItselfHasTheObjects() throws Exception {
    Path home = service.distribution().home();
    Command.Result path = service.distribution().winrm(service.base(), "script", "-classpath");
    assertEquals(path.text(), 0, path.exit());
    Path file = service.base().resolve("own.jsh");
    Files.writeString(
        file,
        "System.out.println(WSMan.CreateSession().Identify().contains(\"Windlass\"))\n/exit\n");
    Command.Result ran =
        Command.run(
            service.base(),
            Map.of("WINDLASS_BASE", service.base().toString()),
            Path.of(System.getProperty("java.home"), "bin/jshell").toString(),
            "--class-path",
            path.out().strip(),
            "--startup",
            "DEFAULT",
            "--startup",
            home.resolve("lib/script/windlass.jsh").toString(),
            file.toString());
    assertEquals(ran.text(), "true\n", ran.out());
  }

  /** Who does not run scripts does not load their engines. */
  @Test
  public void enginesAreOnTheClassPathOfScriptsOnly() throws Exception {
    String script = Files.readString(service.distribution().home().resolve("bin/winrm"));
    assertTrue(script.contains("lib/script/*"));
    Command.Result help = service.distribution().winrm(service.base(), "script", "-?");
    assertTrue(help.text(), help.out().startsWith("winrm script"));
    try (var files = Files.list(service.distribution().home().resolve("lib/cli"))) {
      assertFalse(files.anyMatch(file -> file.toString().matches(".*(rhino|groovy).*")));
    }
  }
}
