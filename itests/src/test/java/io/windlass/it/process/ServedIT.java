package io.windlass.it.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import io.windlass.it.support.Await;
import io.windlass.it.support.Command;
import io.windlass.it.support.Envelopes;
import io.windlass.it.support.ListeningPorts;
import io.windlass.it.support.RunningService;
import io.windlass.it.support.ServiceProcess;
import io.windlass.it.support.UnpackedDistribution;
import io.windlass.it.support.WsmanHttp;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

/** What an operator does with a running service, seen from outside. */
public class ServedIT {
  private static final Duration DEADLINE = Duration.ofSeconds(20);

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
  public void theLocalEndpointAnswersWithoutAnyPort() throws Exception {
    Path base = distribution.newBase("local");
    try (ServiceProcess service = ServiceProcess.start(distribution.home(), base)) {
      service.awaitLine("no listener");
      Command.Result got = distribution.winrm(base, "get", "wmicimv2/Win32_OperatingSystem");
      assertEquals(got.text(), 0, got.exit());
      assertTrue(got.text(), got.out().contains("CSName"));
      assertEquals(List.of(), ListeningPorts.of(service.pid()));
      Command.Result status = distribution.windlass("status", "--base", base.toString());
      assertEquals(status.text(), 0, status.exit());
    }
    Command.Result stopped = distribution.windlass("status", "--base", base.toString());
    assertEquals(stopped.text(), 3, stopped.exit());
  }

  @Test
  public void aListenerOpensAndClosesWithItsFile() throws Exception {
    Path base = distribution.newBase("dropped");
    int port = WsmanHttp.freePort();
    WsmanHttp client = WsmanHttp.anonymous(port);
    try (ServiceProcess service = ServiceProcess.start(distribution.home(), base)) {
      service.awaitLine("no listener");
      RunningService.writeListener(base, "dropped", port);
      service.awaitLine("ready http://127.0.0.1:" + port + "/wsman");
      assertEquals(200, client.identify().statusCode());
      assertEquals(List.of(port), ListeningPorts.of(service.pid()));
      Files.delete(base.resolve("etc/io.windlass.wsman.listener-dropped.cfg"));
      Await.until("the port is closed", DEADLINE, () -> ListeningPorts.of(service.pid()).isEmpty());
    }
  }

  @Test
  public void anAccountMadeWhileItRunsWorksAtOnce() throws Exception {
    Path base = distribution.newBase("account");
    int port = WsmanHttp.freePort();
    RunningService.writeListener(base, "a", port);
    try (ServiceProcess service = ServiceProcess.start(distribution.home(), base)) {
      service.awaitLine("ready ");
      WsmanHttp client = WsmanHttp.basic(port, RunningService.USER, RunningService.PASSWORD);
      String get = Envelopes.get(Envelopes.WMI + "Win32_OperatingSystem");
      assertEquals(401, client.post(get).statusCode());
      RunningService.addAdministrator(distribution.home(), base);
      Await.until("200 for the new account", DEADLINE, () -> client.post(get).statusCode() == 200);
      HttpResponse<String> answer = client.post(get);
      assertTrue(answer.body(), answer.body().contains("CSName"));
      String profile =
          "<wsmid:SecurityProfileName>http://schemas.dmtf.org/wbem/wsman/1/wsman/secprofile/http/basic<";
      String known = client.post(Envelopes.identify()).body();
      assertTrue(known, known.contains(profile));
      assertFalse(client.identify().body().contains("SecurityProfile"));
    }
  }

  @Test
  public void aTakenPortIsShownWithItsReasonAndTakenOnceItIsFree() throws Exception {
    Path base = distribution.newBase("taken");
    ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    RunningService.writeListener(base, "taken", taken.getLocalPort());
    try (taken;
        ServiceProcess service = ServiceProcess.start(distribution.home(), base)) {
      String line = service.awaitLine("no listener came up yet: taken: ");
      assertTrue(line, line.contains(Integer.toString(taken.getLocalPort())));
      Command.Result local = distribution.winrm(base, "enumerate", "winrm/config/listener");
      assertEquals(local.text(), 0, local.exit());
      assertTrue(local.text(), local.out().contains("Port = " + taken.getLocalPort()));
      taken.close();
      service.awaitLine("ready ");
    }
  }

  @Test
  public void comesBackAfterKillOnTheSamePort() throws Exception {
    Path base = distribution.newBase("killed");
    int port = WsmanHttp.freePort();
    RunningService.writeListener(base, "k", port);
    for (int round = 0; round < 2; round++) {
      try (ServiceProcess service = ServiceProcess.start(distribution.home(), base)) {
        service.awaitLine("ready ");
        assertEquals(200, WsmanHttp.anonymous(port).identify().statusCode());
        service.kill();
      }
    }
    try (ServiceProcess service = ServiceProcess.start(distribution.home(), base)) {
      service.awaitLine("ready ");
      Command.Result got = distribution.winrm(base, "get", "wmicimv2/Win32_OperatingSystem");
      assertEquals("the local endpoint too: " + got.text(), 0, got.exit());
      service.terminate();
    }
    assertFalse(Files.exists(base.resolve("data/windlass.pid")));
    assertFalse(Files.exists(base.resolve("data/wsman.sock")));
  }

  @Test
  public void aPluginDroppedIntoThePluginsDirectoryAnswersUntilItIsDeleted() throws Exception {
    Path base = distribution.newBase("plugins-watched");
    String[] get = {
      "get",
      "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/example/Example_Fan" + "?DeviceID=fan0"
    };
    try (ServiceProcess service = ServiceProcess.start(distribution.home(), base)) {
      service.awaitLine("no listener");
      assertNotEquals(0, distribution.winrm(base, get).exit());
      Path dropped = Files.copy(example(), base.resolve("plugins/example.jar"));
      Await.until("the plug-in answers", DEADLINE, () -> distribution.winrm(base, get).exit() == 0);
      Files.delete(dropped);
      Await.until("the plug-in is gone", DEADLINE, () -> distribution.winrm(base, get).exit() != 0);
    }
  }

  @Test
  public void aPluginThatDoesNotResolveStopsNothing() throws Exception {
    Path base = distribution.newBase("plugins-broken");
    Files.createDirectories(base.resolve("plugins"));
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
    manifest.getMainAttributes().putValue("Bundle-ManifestVersion", "2");
    manifest.getMainAttributes().putValue("Bundle-SymbolicName", "broken");
    manifest.getMainAttributes().putValue("Import-Package", "no.such.thing");
    try (OutputStream file = Files.newOutputStream(base.resolve("plugins/broken.jar"));
        JarOutputStream jar = new JarOutputStream(file, manifest)) {
      jar.finish();
    }
    try (ServiceProcess service = ServiceProcess.start(distribution.home(), base)) {
      String line = service.awaitLine("windlass: plug-in broken (broken.jar) does not resolve: ");
      assertTrue(line, line.contains("(osgi.wiring.package=no.such.thing)"));
      service.awaitLine("no listener");
      assertEquals(0, distribution.winrm(base, "identify").exit());
    }
  }

  private static Path example() throws IOException {
    try (var jars = Files.list(distribution.home().resolve("examples"))) {
      return jars.findFirst().orElseThrow();
    }
  }
}
