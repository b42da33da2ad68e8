package io.windlass.wsman.http.jetty;

import static io.windlass.wsman.http.jetty.TestHost.AUTHORIZATION;
import static io.windlass.wsman.http.jetty.TestHost.SOAP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.api.runtime.ListenerDTO;
import io.windlass.wsman.core.endpoint.TransportReport;
import io.windlass.wsman.http.jetty.ListenerFacts.Kind;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceReference;

@Timeout(60)
class OpenPortTest {
  @TempDir Path temp;
  private Framework framework;
  private Transports transports;
  private TestHost host;

  @BeforeEach
  void start() throws Exception {
    framework = new Framework(temp.resolve("felix"));
    transports = new Transports(framework.context());
    host = new TestHost();
  }

  @AfterEach
  void stop() throws Exception {
    host.close();
    transports.close();
    framework.close();
  }

  private static ListenerSettings plain(String address, int port) {
    return new ListenerSettings(
        new ListenerFacts("main", "wsman", Kind.HTTP),
        address,
        port,
        true,
        Optional.empty(),
        "",
        "");
  }

  private ServiceReference<TransportReport> report() {
    return framework.context().getServiceReference(TransportReport.class);
  }

  private ListenerDTO only() {
    List<ListenerDTO> all = framework.context().getService(report()).listeners();
    assertEquals(1, all.size());
    return all.get(0);
  }

  @Test
  void showsWhereItAnswers() throws Exception {
    OpenPort port = new OpenPort(host.server, transports.entry());
    port.open(plain("127.0.0.1", 0));
    ListenerDTO dto = only();
    assertTrue(dto.listening);
    assertEquals("http://127.0.0.1:" + dto.port + "/wsman", dto.url);
    String[] listeners = (String[]) report().getProperty("wsman.listeners");
    assertEquals("main " + dto.url, listeners[0]);
    port.close().toCompletableFuture().get(10, TimeUnit.SECONDS);
    assertEquals(0, ((String[]) report().getProperty("wsman.listeners")).length);
    assertThrows(
        java.io.IOException.class,
        () -> new Socket(InetAddress.getLoopbackAddress(), dto.port).close());
  }

  @Test
  void tellsThatThePortIsTakenAndTakesItOnceItIsFree() throws Exception {
    CountDownLatch up = new CountDownLatch(1);
    OpenPort port = new OpenPort(host.server, transports.entry());
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port.open(plain("127.0.0.1", other.getLocalPort()));
      String[] failures = (String[]) report().getProperty("wsman.listener.failures");
      assertTrue(failures[0].startsWith("main: port " + other.getLocalPort()), failures[0]);
      assertTrue(failures[0].contains("is not free"), failures[0]);
      assertEquals(failures[0], "main: " + only().reason);
      framework
          .context()
          .addServiceListener(
              event -> {
                Object listeners = event.getServiceReference().getProperty("wsman.listeners");
                if (event.getType() == ServiceEvent.MODIFIED
                    && ((String[]) listeners).length == 1) {
                  up.countDown();
                }
              },
              "(objectClass=" + TransportReport.class.getName() + ")");
    }
    assertTrue(up.await(20, TimeUnit.SECONDS));
    assertTrue(only().listening);
    assertEquals("", only().reason);
    port.close();
  }

  @Test
  void triesNoLongerOnceItIsClosed() throws Exception {
    OpenPort port = new OpenPort(host.server, transports.entry());
    port.open(plain("192.0.2.254", 1));
    assertFalse(only().listening);
    assertTrue(only().reason.contains("not an address of this machine"), only().reason);
    port.close();
    port.open(plain("127.0.0.1", 0));
    assertTrue(framework.context().getService(report()).listeners().isEmpty());
  }

  @Test
  void servesTlsWithModernCiphersOnly() throws Exception {
    Path store = keyStore("only");
    OpenPort port = new OpenPort(host.server, transports.entry());
    port.open(secure(keys(store, "changeit", "", "")));
    assertEquals("", only().reason);
    assertTrue(only().url.startsWith("https://localhost:"), only().url);
    try (SSLSocket socket = TlsClient.connect(only().port)) {
      List<String> ciphers = List.of("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");
      socket.setEnabledProtocols(new String[] {"TLSv1.2"});
      socket.setEnabledCipherSuites(ciphers.toArray(String[]::new));
      socket.startHandshake();
      RawClient client = new RawClient(socket, socket.getInputStream(), socket.getOutputStream());
      assertEquals(401, client.post("/wsman", SOAP, "<e/>").status());
      assertEquals(200, client.post("/wsman", AUTHORIZATION + SOAP, "<e/>").status());
    }
    try (SSLSocket socket = TlsClient.connect(only().port)) {
      socket.setEnabledProtocols(new String[] {"TLSv1.2"});
      socket.setEnabledCipherSuites(
          Arrays.stream(socket.getSupportedCipherSuites())
              .filter(name -> name.contains("_CBC_") || name.startsWith("TLS_RSA_"))
              .toArray(String[]::new));
      assertThrows(javax.net.ssl.SSLException.class, socket::startHandshake);
    }
    port.close();
  }

  @Test
  void tellsWhoSpeaksPlainHttpToTlsAndEndsAHandshakeThatStops() throws Exception {
    host.close();
    host = new TestHost(new HttpLimits(300, 300, 1, 2, 30, 5));
    OpenPort port = new OpenPort(host.server, transports.entry());
    port.open(secure(keys(keyStore("only"), "changeit", "", "")));
    try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), only().port);
        Socket stopped = new Socket(InetAddress.getLoopbackAddress(), only().port)) {
      plain.setSoTimeout(15_000);
      stopped.setSoTimeout(15_000);
      RawClient client = new RawClient(plain, plain.getInputStream(), plain.getOutputStream());
      RawClient.Reply reply = client.post("/wsman", AUTHORIZATION + SOAP, "<e/>");
      assertEquals(400, reply.status());
      assertEquals("This port takes HTTPS only.\n", reply.body());
      assertTrue(client.isClosed());
      // The head of a ClientHello record, and nothing of its 200 bytes.
      stopped.getOutputStream().write(new byte[] {22, 3, 1, 0, (byte) 200, 1});
      // Ends, maybe with an alert.
      assertTrue(stopped.getInputStream().readAllBytes().length < 100);
    }
    assertTrue(host.engine.requests.isEmpty());
    port.close();
  }

  @Test
  void saysWhatIsWrongWithTheKeyStore() throws Exception {
    Path store = keyStore("one", "two");
    refuses(keys(temp.resolve("none"), "x", "", ""), "no such file");
    refuses(keys(store, "wrong", "", "one"), "cannot be opened");
    refuses(keys(store, "changeit", "", "three"), "no key of certificateAlias");
    refuses(keys(store, "", temp.resolve("none").toString(), "one"), "keystorePasswordFile");
    Path authorities =
        TestPki.trust(temp.resolve("cas.p12"), List.of(TestPki.authority("Root").certificate()));
    refuses(keys(authorities, "changeit", "", ""), "has no private key");
    Path password = Files.writeString(temp.resolve("password"), "changeit\n");
    OpenPort port = new OpenPort(host.server, transports.entry());
    port.open(secure(keys(store, "", password.toString(), "two")));
    assertTrue(only().listening, only().reason);
    port.close();
  }

  private void refuses(TlsSettings keys, String reason) {
    OpenPort port = new OpenPort(host.server, transports.entry());
    port.open(secure(keys));
    assertTrue(only().reason.contains(reason), only().reason);
    port.close();
  }

  private static TlsSettings keys(Path file, String word, String passwordFile, String alias) {
    return new TlsSettings(
        new TlsSettings.Store(
            file, new TlsSettings.Password(word, "keystorePasswordFile", passwordFile), alias),
        Optional.empty());
  }

  private static ListenerSettings secure(TlsSettings keys) {
    return new ListenerSettings(
        new ListenerFacts("tls", "wsman", Kind.HTTPS), "*", 0, true, Optional.of(keys), "", "");
  }

  /** A PKCS12 file with a key of each alias, by the JDK's own tool. */
  private Path keyStore(String... aliases) throws Exception {
    Path file = temp.resolve(String.join("-", aliases) + ".p12");
    for (String alias : aliases) {
      Process keytool =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                  "-genkeypair",
                  "-alias",
                  alias,
                  "-keyalg",
                  "RSA",
                  "-dname",
                  "CN=localhost",
                  "-keystore",
                  file.toString(),
                  "-storetype",
                  "PKCS12",
                  "-storepass",
                  "changeit")
              .redirectErrorStream(true)
              .redirectOutput(temp.resolve("keytool.log").toFile())
              .start();
      assertTrue(keytool.waitFor(30, TimeUnit.SECONDS));
      assertEquals(0, keytool.exitValue());
    }
    return file;
  }
}
