package io.windlass.it.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import io.windlass.it.support.Checkout;
import io.windlass.it.support.Command;
import io.windlass.it.support.RunningService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

/** Clients that others wrote drive the packed distribution. */
public class StrangersIT {
  private static RunningService service;

  @BeforeClass
  public static void start() throws Exception {
    service = RunningService.start();
  }

  @AfterClass
  public static void stop() throws Exception {
    service.close();
  }

  @Test
  public void curl() throws Exception {
    assumeTrue("curl is not installed", Files.exists(Path.of("/usr/bin/curl")));
    assumeTrue("xmllint is not installed", Files.exists(Path.of("/usr/bin/xmllint")));
    passes(
        "bash",
        resource("curl_check.sh"),
        Integer.toString(service.port()),
        RunningService.USER,
        RunningService.PASSWORD);
  }

  @Test
  public void pywinrm() throws Exception {
    assumeTrue(
        "python3-winrm is not installed",
        Files.exists(Path.of("/usr/lib/python3/dist-packages/winrm")));
    passes(
        "/usr/bin/python3",
        resource("pywinrm_check.py"),
        "http://127.0.0.1:" + service.port() + "/wsman",
        RunningService.USER,
        RunningService.PASSWORD);
  }

  @Test
  public void wsl() throws Exception {
    assumeTrue("wsl is not installed", Files.exists(Path.of("/usr/bin/wsl")));
    Optional<Path> script = Checkout.shared("clients/wsl_check.sh");
    assumeTrue("the shared folder with wsl_check.sh is not there", script.isPresent());
    passes(
        "bash",
        script.get().toString(),
        "127.0.0.1",
        Integer.toString(service.port()),
        RunningService.USER,
        RunningService.PASSWORD,
        "http");
  }

  private static void passes(String... command) throws Exception {
    Command.Result result =
        Command.run(service.base(), Map.of("SVC", aServiceOfThisHost()), command);
    assertEquals(result.text(), 0, result.exit());
    assertTrue(result.text(), result.out().endsWith("ALL PASS\n"));
  }

  private static String aServiceOfThisHost() {
    return "dbus";
  }

  private static String resource(String name) {
    return Checkout.root().resolve("itests/src/test/resources").resolve(name).toString();
  }
}
