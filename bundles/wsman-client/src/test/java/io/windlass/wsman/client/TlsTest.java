package io.windlass.wsman.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A certificate that signs itself for localhost: neither its issuer nor 127.0.0.1 is in order. */
class TlsTest {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final String IDENTITY = FakeService.envelope("<identity/>");

  @TempDir static Path dir;
  private static Path store;
  private static FakeService service;

  @BeforeAll
  static void open() throws Exception {
    store = dir.resolve("server.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-alias",
                "server",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .redirectOutput(dir.resolve("keytool.log").toFile())
            .start();
    assertTrue(keytool.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, keytool.exitValue(), () -> "keytool failed");
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD);
    }
    KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
    managers.init(keys, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    service =
        FakeService.on(
            context
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getByName("127.0.0.1")),
            r -> FakeService.ok(IDENTITY));
  }

  @AfterAll
  static void close() throws IOException {
    service.close();
  }

  private static TlsOptions options(boolean skipCa, boolean skipCn) {
    TlsOptions options = TlsOptions.strict();
    options = skipCa ? options.skippingAuthority() : options;
    return skipCn ? options.skippingName() : options;
  }

  private static WsmanSession session(String host, boolean skipCa, boolean skipCn) {
    return new WsmanSession(
        Endpoint.tcp(true, host, service.port(), "/wsman"),
        Authentication.none(),
        SessionOptions.defaults().withTls(options(skipCa, skipCn)));
  }

  private static void accepted(String host, boolean skipCa, boolean skipCn) throws IOException {
    try (WsmanSession session = session(host, skipCa, skipCn)) {
      assertEquals("identity", session.identify().localName());
      assertEquals("identity", session.identify().localName());
      int last = service.requests().size() - 1;
      assertEquals(
          service.requests().get(last - 1).connection(), service.requests().get(last).connection());
    }
  }

  private static void refused(String host, boolean skipCa, boolean skipCn) throws IOException {
    try (WsmanSession session = session(host, skipCa, skipCn)) {
      TlsRefusedException why = assertThrows(TlsRefusedException.class, session::identify);
      assertTrue(why.getMessage().startsWith("No TLS with " + host), why.getMessage());
    }
  }

  @Test
  void skipsTheIssuerAndTheNameIndependently() throws IOException {
    refused("localhost", false, false);
    refused("127.0.0.1", false, true);
    accepted("localhost", true, false);
    refused("127.0.0.1", true, false);
    accepted("127.0.0.1", true, true);
  }

  @Test
  void believesTheTrustStoreOfTheJvm() throws IOException {
    System.setProperty("javax.net.ssl.trustStore", store.toString());
    System.setProperty("javax.net.ssl.trustStorePassword", new String(PASSWORD));
    try {
      accepted("localhost", false, false);
      refused("127.0.0.1", false, false);
      accepted("127.0.0.1", false, true);
    } finally {
      System.clearProperty("javax.net.ssl.trustStore");
      System.clearProperty("javax.net.ssl.trustStorePassword");
    }
  }

  @Test
  void saysThatAPeerInClearDoesNotSpeakTls() throws IOException {
    // Reads the hello as a request line, never as a request, until the client gives up.
    try (FakeService clear = FakeService.tcp(r -> null);
        WsmanSession session =
            new WsmanSession(
                Endpoint.tcp(true, "127.0.0.1", clear.port(), "/wsman"),
                Authentication.none(),
                SessionOptions.defaults()
                    .withOperationTimeout(Duration.ofMillis(100))
                    .withConnectTimeout(Duration.ofMillis(300))
                    .withTls(options(true, true)))) {
      assertThrows(NotReachableException.class, session::identify);
    }
  }
}
