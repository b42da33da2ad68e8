package io.windlass.it.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.windlass.it.support.Await;
import io.windlass.it.support.Command;
import io.windlass.it.support.RunningService;
import io.windlass.it.support.ServiceProcess;
import io.windlass.it.support.WsmanHttp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

/** {@code winrm/config} of the packed distribution, by the command line and by files. */
public class ConfigurationIT {
  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static RunningService service;

  @BeforeClass
  public static void start() throws Exception {
    service = RunningService.start();
  }

  @AfterClass
  public static void stop() throws Exception {
    service.close();
  }

  private static String winrm(String... arguments) throws Exception {
    Command.Result result = service.distribution().winrm(service.base(), arguments);
    assertEquals(result.text(), 0, result.exit());
    return result.out();
  }

  private static Command.Result refused(String... arguments) throws Exception {
    Command.Result result = service.distribution().winrm(service.base(), arguments);
    assertEquals(result.text(), 1, result.exit());
    return result;
  }

  private static String value(String resource, String name) throws Exception {
    for (String line : winrm("get", resource).split("\n")) {
      if (line.strip().startsWith(name + " =")) {
        return line.substring(line.indexOf('=') + 1).strip();
      }
    }
    return "";
  }

  private static Path etc(String pid) {
    return service.base().resolve("etc/" + pid + ".cfg");
  }

  @Test
  public void whatIsSetIsInTheFileAndHoldsAtOnce() throws Exception {
    String resource = "winrm/config";
    winrm("set", resource, "@{MaxBatchItems=\"77\"}");
    assertEquals("77", value(resource, "MaxBatchItems"));
    String file = Files.readString(etc("io.windlass.wsman.service"));
    assertTrue(file, file.contains("MaxBatchItems = 77\n"));
  }

  @Test
  public void aFileShowsTheSameValue() throws Exception {
    Path file = etc("io.windlass.wsman.winrs");
    Files.writeString(file, "# by hand\nMaxShellsPerUser = 7\n");
    Await.until(
        "the value of the file",
        DEADLINE,
        () -> value("winrm/config/winrs", "MaxShellsPerUser").equals("7"));
    winrm("set", "winrm/config/winrs", "@{MaxShellsPerUser=\"8\"}");
    assertEquals("# by hand\nMaxShellsPerUser = 8\n", Files.readString(file));
  }

  @Test
  public void textComesBackAsItWasSet() throws Exception {
    String hosts = "a.example.org,*.lab,$\\{x},[::1]";
    winrm("set", "winrm/config/client", "@{TrustedHosts=\"" + hosts + "\"}");
    assertEquals(hosts, value("winrm/config/client", "TrustedHosts"));
    // File Install reads the file within half a second, and must find what is there already.
    Files.writeString(
        etc("io.windlass.wsman.client"),
        Files.readString(etc("io.windlass.wsman.client")) + "NetworkDelayms = 501\n");
    Await.until(
        "File Install has read the file",
        DEADLINE,
        () -> value("winrm/config/client", "NetworkDelayms").equals("501"));
    assertEquals(hosts, value("winrm/config/client", "TrustedHosts"));
  }

  @Test
  public void whatIsRefusedChangesNothing() throws Exception {
    Command.Result result = refused("set", "winrm/config/service", "@{MaxConnections=\"0\"}");
    assertTrue(result.text(), result.text().contains("is not a number from 1 to 4294967295"));
    assertEquals("300", value("winrm/config/service", "MaxConnections"));
  }

  @Test
  public void aListenerComesChangesAndGoes() throws Exception {
    int first = WsmanHttp.freePort();
    int second = WsmanHttp.freePort();
    String listener = "winrm/config/Listener?Address=IP:127.0.0.1+Transport=HTTP";
    // That of the service itself has this address already.
    refused("create", listener, "@{Port=\"" + first + "\"}");
    String other = "winrm/config/Listener?Address=IP:127.0.0.2+Transport=HTTP";
    winrm("create", other, "@{Port=\"" + first + "\"}");
    Await.until(
        "it listens", DEADLINE, () -> winrm("get", other).contains("ListeningOn = 127.0.0.2"));
    winrm("set", other, "@{Port=\"" + second + "\"}");
    assertEquals("" + second, value(other, "Port"));
    winrm("delete", other);
    refused("get", other);
    assertTrue(winrm("enumerate", "winrm/config/listener").contains("Address = IP:127.0.0.1"));
  }

  @Test
  public void basicComesAndGoesWithItsSetting() throws Exception {
    WsmanHttp client = service.administrator();
    String identify = io.windlass.it.support.Envelopes.identify();
    winrm("set", "winrm/config/service/auth", "@{Basic=\"true\"}");
    assertEquals(200, client.post(identify).statusCode());
    winrm("set", "winrm/config/service/auth", "@{Basic=\"false\"}");
    assertEquals(401, client.post(identify).statusCode());
    winrm("set", "winrm/config/service/auth", "@{Basic=\"true\"}");
    assertEquals(200, client.post(identify).statusCode());
  }

  @Test
  public void aChangeSurvivesThatTheServiceIsKilled() throws Exception {
    try (RunningService mortal = RunningService.start(Map.of())) {
      Path base = mortal.base();
      Command.Result set =
          mortal.distribution().winrm(base, "set", "winrm/config", "@{MaxTimeoutms=\"61234\"}");
      assertEquals(set.text(), 0, set.exit());
      mortal.process().kill();
      try (ServiceProcess again = ServiceProcess.start(mortal.distribution().home(), base)) {
        again.awaitLine("ready ");
        Command.Result get = mortal.distribution().winrm(base, "get", "winrm/config");
        assertTrue(get.text(), get.out().contains("MaxTimeoutms = 61234"));
      }
    }
  }

  @Test
  public void restoreBringsTheDefaultsBack() throws Exception {
    winrm("set", "winrm/config/service", "@{EnumerationTimeoutms=\"70000\"}");
    winrm("invoke", "Restore", "winrm/config/service", "@{}");
    assertEquals("60000", value("winrm/config/service", "EnumerationTimeoutms"));
    String file = Files.readString(etc("io.windlass.wsman.service"));
    assertFalse(file, file.contains("EnumerationTimeoutms"));
  }

  @Test
  public void onlyAdministratorsFromElsewhereMayChangeIt() throws Exception {
    Command.Result result =
        service
            .distribution()
            .winrm(
                service.base(),
                "set",
                "winrm/config",
                "@{MaxTimeoutms=\"62000\"}",
                "-r:http://127.0.0.1:" + service.port(),
                "-u:nobody",
                "-p:x");
    assertEquals(1, result.exit());
    assertTrue(
        winrm("get", "winrm/config/resource?Uri=http://schemas.microsoft.com/wbem/wsman/1/config")
            .contains("Capability"));
  }
}
