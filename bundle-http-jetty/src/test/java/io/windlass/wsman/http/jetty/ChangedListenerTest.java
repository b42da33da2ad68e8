package io.windlass.wsman.http.jetty;

import static io.windlass.wsman.http.jetty.TestHost.AUTHORIZATION;
import static io.windlass.wsman.http.jetty.TestHost.SOAP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.api.runtime.ListenerDTO;
import io.windlass.wsman.core.endpoint.TransportReport;
import io.windlass.wsman.http.jetty.ListenerFacts.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What stays while the configuration of a listener changes. */
@Timeout(60)
class ChangedListenerTest {
  @TempDir private Path temp;
  private Framework framework;
  private TestHost host;
  private Transports transports;
  private OpenPort port;

  @BeforeEach
  void start() throws Exception {
    framework = new Framework(temp.resolve("felix"));
    host = new TestHost();
    transports = new Transports(framework.context());
    port = new OpenPort(host.server, transports.entry());
  }

  @AfterEach
  void stop() throws Exception {
    port.close();
    host.close();
    transports.close();
    framework.close();
  }

  private ListenerDTO shown() {
    TransportReport report =
        framework
            .context()
            .getService(framework.context().getServiceReference(TransportReport.class));
    return report.listeners().get(0);
  }

  private static ListenerSettings plain(int number, String prefix, Optional<Boolean> clear) {
    return new ListenerSettings(
        new ListenerFacts("main", prefix, Kind.HTTP, clear),
        "127.0.0.1",
        number,
        true,
        Optional.empty(),
        "",
        "");
  }

  private ListenerSettings secure(String hostname, String thumbprint) {
    CertificateDirectory directory = new CertificateDirectory(temp.resolve("certificates"));
    return new ListenerSettings(
        new ListenerFacts("main", "wsman", Kind.HTTPS),
        "127.0.0.1",
        0,
        true,
        Optional.of(
            new TlsSettings(
                new TlsSettings.Found(directory, new CertificateChoice(hostname, thumbprint)),
                Optional.empty())),
        hostname,
        "");
  }

  private String certificate(String name) throws Exception {
    Path directory = Files.createDirectories(temp.resolve("certificates"));
    TestPki.Identity identity = TestPki.certificate(name).host(name).selfSigned();
    TestPki.write(directory.resolve(name + ".pem"), identity.chain());
    TestPki.write(directory.resolve(name + ".key"), identity.key());
    return HeldCertificate.thumbprint(identity.certificate());
  }

  @Test
  void aConnectionStaysWhileItsListenerGetsAnotherPathAndRule() throws Exception {
    port.open(plain(0, "wsman", Optional.of(true)));
    int number = shown().port;
    try (RawClient client = new RawClient(number)) {
      assertEquals(200, client.post("/wsman", AUTHORIZATION + SOAP, "<e/>").status());
      assertEquals(Optional.of(true), host.scheme.lastConnection.allowUnencrypted());
      port.open(plain(number, "other", Optional.of(false)));
      assertEquals(number, shown().port);
      assertEquals("other", shown().prefix);
      assertEquals(404, client.post("/wsman", AUTHORIZATION + SOAP, "<e/>").status());
      assertEquals(200, client.post("/other", AUTHORIZATION + SOAP, "<e/>").status());
      assertEquals(Optional.of(false), host.scheme.lastConnection.allowUnencrypted());
    }
  }

  @Test
  void anotherCertificateIsForNewConnections() throws Exception {
    String one = certificate("one.example");
    String two = certificate("two.example");
    port.open(secure("one.example", ""));
    assertEquals(one, shown().certificateThumbprint);
    int number = shown().port;
    try (SSLSocket before = TlsClient.connect(number)) {
      RawClient client = TlsClient.raw(before);
      assertEquals(200, client.post("/wsman", AUTHORIZATION + SOAP, "<e/>").status());
      port.open(secure("", two));
      assertEquals(number, shown().port);
      assertEquals(two, shown().certificateThumbprint);
      assertEquals(200, client.post("/wsman", AUTHORIZATION + SOAP, "<e/>").status());
      try (SSLSocket after = TlsClient.connect(number)) {
        after.startHandshake();
        assertEquals(
            two,
            HeldCertificate.thumbprint(
                (X509Certificate) after.getSession().getPeerCertificates()[0]));
      }
    }
  }

  @Test
  void aCertificateThatIsNotThereLeavesTheOneBefore() throws Exception {
    String one = certificate("one.example");
    port.open(secure("one.example", ""));
    port.open(secure("three.example", ""));
    assertTrue(shown().listening);
    assertEquals(one, shown().certificateThumbprint);
    assertTrue(shown().reason.contains("for Hostname = three.example"), shown().reason);
    assertTrue(shown().reason.contains("stays in use"), shown().reason);
  }

  @Test
  void theThumbprintOfTheServiceStandsInWhereNothingChooses() throws Exception {
    certificate("localhost");
    String two = certificate("two.example");
    port.open(secure("", ""));
    host.server.configure(ListenerRules.read(Map.of("CertificateThumbprint", two)));
    assertEquals(two, shown().certificateThumbprint);
  }

  @Test
  void anotherPortOrTransportMovesIt() throws Exception {
    port.open(plain(0, "wsman", Optional.empty()));
    int free = shown().port;
    port.report(plain(free, "wsman", Optional.empty()), "switched off");
    assertFalse(shown().listening);
    port.open(plain(0, "wsman", Optional.empty()));
    assertTrue(shown().listening);
    port.open(plain(free, "wsman", Optional.empty()));
    assertEquals(free, shown().port);
    try (RawClient client = new RawClient(free)) {
      assertEquals(200, client.post("/wsman", AUTHORIZATION + SOAP, "<e/>").status());
    }
    certificate("one.example");
    port.open(secure("one.example", ""));
    assertEquals("HTTPS", shown().transport);
    assertTrue(shown().listening, shown().reason);
  }

  @Test
  void theDefaultPortMovesListenersThatNameNone() throws Exception {
    port.open(plain(0, "wsman", Optional.empty()));
    int free = shown().port;
    port.report(plain(free, "wsman", Optional.empty()), "switched off");
    host.server.configure(ListenerRules.read(Map.of("DefaultPorts.HTTP", "" + free)));
    port.open(plain(-1, "wsman", Optional.empty()));
    assertEquals(free, shown().port);
    assertTrue(shown().listening, shown().reason);
  }
}
