package io.windlass.it.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import io.windlass.it.support.Await;
import io.windlass.it.support.Checkout;
import io.windlass.it.support.Command;
import io.windlass.it.support.RunningService;
import io.windlass.it.support.WsmanHttp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

/** Listeners of the packed distribution that change while others, and they themselves, serve. */
public class ListenerChangesIT {
  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private static final String HTTPS = "winrm/config/Listener?Address=IP:127.0.0.1+Transport=HTTPS";
  private static final String CHANGED = "winrm/config/Listener?Address=IP:127.0.0.1+Transport=HTTP";
  private static RunningService service;

  @BeforeClass
  public static void start() throws Exception {
    int http = WsmanHttp.freePort();
    int https = WsmanHttp.freePort();
    service =
        RunningService.start(
            Map.of(
                "io.windlass.wsman.http",
                "compatibilityHttpPort=" + http + "\ncompatibilityHttpsPort=" + https + "\n"));
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

  private static String listeners() throws Exception {
    return winrm("enumerate", "winrm/config/listener");
  }

  /** A certificate by a tool that is not ours; its thumbprint. */
  private static String certificate(String name, String host) throws Exception {
    Path directory = Files.createDirectories(service.base().resolve("certificates"));
    Command.Result made =
        Command.run(
            directory,
            Map.of(),
            "openssl",
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-days",
            "2",
            "-subj",
            "/CN=" + host,
            "-keyout",
            name + ".key",
            "-out",
            name + ".draft");
    assertEquals(made.text(), 0, made.exit());
    Files.move(
        directory.resolve(name + ".draft"),
        directory.resolve(name + ".pem"),
        StandardCopyOption.ATOMIC_MOVE);
    Command.Result shown =
        Command.run(
            directory,
            Map.of(),
            "openssl",
            "x509",
            "-noout",
            "-fingerprint",
            "-sha1",
            "-in",
            name + ".pem");
    return shown.out().strip().replaceAll(".*=", "").replace(":", "");
  }

  @Test
  public void notOneRequestIsLostWhileListenersChange() throws Exception {
    assumeTrue(
        "python3-requests is not installed",
        Files.exists(Path.of("/usr/lib/python3/dist-packages/requests")));
    Path stop = service.base().resolve("stop-asking");
    CompletableFuture<Command.Result> asking = CompletableFuture.supplyAsync(() -> ask(stop));
    try {
      String other = "winrm/config/Listener?Address=IP:127.0.0.3+Transport=HTTP";
      for (int round = 0; round < 3; round++) {
        winrm("create", other, "@{Port=\"" + WsmanHttp.freePort() + "\"}");
        winrm("set", other, "@{URLPrefix=\"mgmt\"}");
        winrm("set", other, "@{Enabled=\"false\"}");
        winrm("delete", other);
        winrm("set", CHANGED, "@{Hostname=\"round" + round + "\"}");
        winrm("set", "winrm/config/service", "@{IPv4Filter=\"127.0.0.1-127.0.0.9\"}");
        winrm("set", "winrm/config/service", "@{IPv4Filter=\"*\";MaxConnections=\"299\"}");
      }
    } finally {
      Files.createFile(stop);
    }
    Command.Result asked = asking.get(60, TimeUnit.SECONDS);
    assertTrue(asked.text(), asked.out().contains(" requests, 0 failed"));
    int count = Integer.parseInt(asked.out().split(" ")[0]);
    assertTrue(asked.text(), count > 50);
  }

  private static Command.Result ask(Path stop) {
    try {
      return Command.run(
          service.base(),
          Map.of(),
          "/usr/bin/python3",
          Checkout.root()
              .resolve("itests/src/test/resources/requests_during_changes.py")
              .toString(),
          "http://127.0.0.1:" + service.port() + "/wsman",
          RunningService.USER,
          RunningService.PASSWORD,
          stop.toString());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  public void httpsIsCreatedWithTheCertificateOfAHostnameAndFollowsAnother() throws Exception {
    Command.Result refused =
        service.distribution().winrm(service.base(), "create", HTTPS, "@{Hostname=\"a.example\"}");
    assertEquals(refused.text(), 1, refused.exit());
    assertTrue(refused.text(), refused.text().contains("for Hostname = a.example"));
    String first = certificate("a", "a.example");
    String second = certificate("b", "b.example");
    int port = WsmanHttp.freePort();
    winrm("create", HTTPS, "@{Hostname=\"a.example\";Port=\"" + port + "\"}");
    Await.until("it serves " + first, DEADLINE, () -> served(port).equals(first));
    assertTrue(winrm("get", HTTPS).contains("CertificateThumbprint = " + first));
    Command.Result mismatch =
        service
            .distribution()
            .winrm(service.base(), "set", HTTPS, "@{CertificateThumbprint=\"" + second + "\"}");
    assertTrue(mismatch.text(), mismatch.text().contains("is not for Hostname = a.example"));
    assertEquals(first, served(port));
    winrm("set", HTTPS, "@{Hostname=\"b.example\";CertificateThumbprint=\"" + second + "\"}");
    assertEquals(second, served(port));
    winrm("delete", HTTPS);
  }

  /** The thumbprint of what a port serves, as openssl sees it; empty while it serves nothing. */
  private static String served(int port) throws Exception {
    Command.Result shown =
        Command.run(
            service.base(),
            Map.of(),
            "sh",
            "-c",
            "openssl s_client -connect 127.0.0.1:"
                + port
                + " </dev/null 2>/dev/null | openssl x509 -noout -fingerprint -sha1");
    return shown.out().strip().replaceAll(".*=", "").replace(":", "");
  }

  @Test
  public void theCompatibilityListenersComeAndGoWithTheirSwitches() throws Exception {
    String thumbprint = certificate("c", "c.example");
    winrm(
        "set",
        "winrm/config/service",
        "@{EnableCompatibilityHttpListener=\"true\";EnableCompatibilityHttpsListener=\"true\""
            + ";CertificateThumbprint=\""
            + thumbprint
            + "\"}");
    String shown = listeners();
    assertTrue(shown, shown.contains("Listener [Source=\"Compatibility\"]"));
    assertTrue(shown, shown.contains("CertificateThumbprint = " + thumbprint));
    winrm(
        "set",
        "winrm/config/service",
        "@{EnableCompatibilityHttpListener=\"false\";EnableCompatibilityHttpsListener=\"false\"}");
    assertTrue(listeners(), !listeners().contains("Compatibility"));
  }
}
