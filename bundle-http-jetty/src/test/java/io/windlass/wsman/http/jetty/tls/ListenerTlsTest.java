package io.windlass.wsman.http.jetty.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.windlass.wsman.http.jetty.tls.TestAuthority.Issued;
import io.windlass.wsman.http.jetty.tls.TlsSettings.Clients;
import io.windlass.wsman.http.jetty.tls.TlsSettings.Source;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ListenerTlsTest {
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir Path temp;
  private final Server server = new Server();
  private final List<String> problems = new ArrayList<>();
  private final AtomicLong clock = new AtomicLong();
  private TestAuthority authority;
  private TestAuthority clientAuthority;
  private Issued localhost;
  private ListenerTls tls;
  private int port;

  @BeforeEach
  void issue() throws Exception {
    authority = TestAuthority.of("server authority");
    clientAuthority = TestAuthority.of("client authority");
    localhost = authority.server("localhost");
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  private void listen(TlsSettings settings) throws Exception {
    tls = new ListenerTls(settings, problems::add, clock::get);
    ServerConnector connector =
        new ServerConnector(
            server, 1, 1, new SslConnectionFactory(tls, "http/1.1"), new HttpConnectionFactory());
    connector.setHost("127.0.0.1");
    server.setConnectors(new Connector[] {connector});
    server.start();
    port = connector.getLocalPort();
  }

  private TlsSettings store(Issued issued) throws Exception {
    return TlsSettings.of(issued.store(temp.resolve("keys.p12"), true), "changeit", "");
  }

  private TlsSettings pem(Issued issued, String kind, byte[] key) throws Exception {
    Path certificate = temp.resolve("cert.pem");
    Files.writeString(
        certificate, TestAuthority.pem("CERTIFICATE", issued.certificate().getEncoded()));
    Path keyFile = temp.resolve("key.pem");
    Files.writeString(keyFile, TestAuthority.pem(kind, key));
    Files.setPosixFilePermissions(keyFile, PosixFilePermissions.fromString("rw-r-----"));
    return new TlsSettings(
        new Source(certificate, Optional.of(keyFile), "", Optional.empty()), "", Optional.empty());
  }

  private TlsSettings withClients(Optional<Path> crl) throws Exception {
    return withClients(crl, false);
  }

  private TlsSettings withClients(Optional<Path> crl, boolean ocsp) throws Exception {
    Path trust = temp.resolve("authorities.pem");
    Files.writeString(
        trust, TestAuthority.pem("CERTIFICATE", clientAuthority.certificate().getEncoded()));
    return new TlsSettings(
        store(localhost).keys(),
        "",
        Optional.of(
            new Clients(new Source(trust, Optional.empty(), "", Optional.empty()), crl, ocsp)));
  }

  /** Shakes hands as a client that believes the server's authority. */
  private SSLSocket connect(String name, Issued own, boolean withIssuer, String... protocols)
      throws Exception {
    KeyStore trust = KeyStore.getInstance("PKCS12");
    trust.load(null, null);
    trust.setCertificateEntry("authority", authority.certificate());
    TrustManagerFactory trusted = TrustManagerFactory.getInstance("PKIX");
    trusted.init(trust);
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    KeyStore mine = null;
    if (own != null) {
      mine =
          KeyStore.getInstance(
              own.store(temp.resolve("client.p12"), withIssuer).toFile(), PASSWORD);
    }
    keys.init(mine, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trusted.getTrustManagers(), null);
    SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port);
    socket.setSoTimeout(10_000);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setServerNames(List.of(new SNIHostName(name)));
    if (protocols.length > 0) {
      parameters.setProtocols(protocols);
    }
    socket.setSSLParameters(parameters);
    try {
      socket.startHandshake();
      // TLS 1.3 tells what it thinks of the client's certificate with the first answer.
      socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes());
      if (socket.getInputStream().read() < 0) {
        throw new SSLException("closed");
      }
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private String shown(String name) throws Exception {
    try (SSLSocket socket = connect(name, null, false)) {
      return ((X509Certificate) socket.getSession().getPeerCertificates()[0])
          .getSubjectX500Principal()
          .getName();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC", "Ed25519"})
  void showsACertificateFromPem(String algorithm) throws Exception {
    Issued issued = authority.issue("localhost", algorithm, KeyPurposeId.id_kp_serverAuth);
    listen(pem(issued, "PRIVATE KEY", issued.key().getEncoded()));
    assertEquals("CN=localhost", shown("localhost"));
  }

  @Test
  void saysWhatIsWrongWithPem() throws Exception {
    byte[] key = localhost.key().getEncoded();
    refused(pem(localhost, "ENCRYPTED PRIVATE KEY", key), "openssl pkcs8 -topk8 -nocrypt");
    refused(pem(localhost, "EC PRIVATE KEY", key), "has a key of an older form");
    refused(pem(localhost, "PUBLIC KEY", key), "has no key");
    refused(pem(authority.server("other"), "PRIVATE KEY", key), "it belongs to another");
    Issued rsa = authority.issue("rsa", "RSA", KeyPurposeId.id_kp_serverAuth);
    refused(pem(rsa, "PRIVATE KEY", key), "which has one of RSA");
    TlsSettings good = pem(localhost, "PRIVATE KEY", key);
    Path file = good.keys().keyFile().orElseThrow();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    refused(good, "chmod o-rwx " + file);
    Files.writeString(good.keys().file(), "nothing");
    refused(good, "has no certificate");
    Files.delete(good.keys().file());
    refused(good, "there is no file");
  }

  private void refused(TlsSettings settings, String reason) {
    IOException e =
        assertThrows(IOException.class, () -> new ListenerTls(settings, problems::add, clock::get));
    assertTrue(e.getMessage().contains(reason), e.getMessage());
  }

  @Test
  void theNameThatAClientAsksForChoosesAmongSeveralCertificates() throws Exception {
    KeyStore several = KeyStore.getInstance("PKCS12");
    several.load(null, null);
    for (String host : List.of("a.example", "b.example")) {
      Issued issued = authority.server(host);
      several.setKeyEntry(
          host, issued.key(), PASSWORD, new X509Certificate[] {issued.certificate()});
    }
    Path file = temp.resolve("several.p12");
    try (var out = Files.newOutputStream(file)) {
      several.store(out, PASSWORD);
    }
    listen(TlsSettings.of(file, "changeit", ""));
    assertEquals("CN=a.example", shown("a.example"));
    assertEquals("CN=b.example", shown("b.example"));
  }

  @Test
  void aChangedCertificateIsShownToWhoComesNextAndOpenConnectionsGoOn() throws Exception {
    listen(store(localhost));
    try (SSLSocket before = connect("localhost", null, false)) {
      store(authority.issue("renewed", "EC", KeyPurposeId.id_kp_serverAuth));
      assertEquals("CN=localhost", shown("localhost"), "looks once a second");
      clock.addAndGet(TimeUnit.SECONDS.toNanos(2));
      assertEquals("CN=renewed", shown("localhost"));
      before.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes());
      assertTrue(before.getInputStream().read() > 0);
      assertEquals(List.of(), problems);
    }
  }

  @Test
  void aChangedFileThatIsNoGoodChangesNothingAndIsReportedOnce() throws Exception {
    TlsSettings settings = store(localhost);
    listen(settings);
    Files.writeString(settings.keys().file(), "broken");
    for (int i = 0; i < 3; i++) {
      clock.addAndGet(TimeUnit.SECONDS.toNanos(2));
      assertEquals("CN=localhost", shown("localhost"));
    }
    assertEquals(1, problems.size());
    assertTrue(problems.get(0).contains("cannot be opened"), problems.get(0));
    store(authority.server("mended"));
    clock.addAndGet(TimeUnit.SECONDS.toNanos(2));
    assertEquals("CN=mended", shown("localhost"));
    assertEquals("", problems.get(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void clientsShowCertificatesOfTheirAuthorityOrNone(String protocol) throws Exception {
    listen(withClients(Optional.empty()));
    connect("localhost", clientAuthority.client("alice"), false, protocol).close();
    connect("localhost", null, false, protocol).close();
    Issued stranger = TestAuthority.of("client authority").client("alice");
    assertThrows(IOException.class, () -> connect("localhost", stranger, true, protocol));
    Issued server = clientAuthority.server("alice");
    assertThrows(IOException.class, () -> connect("localhost", server, true, protocol));
  }

  @Test
  void thePathGoesUpToTheAuthorityWhateverTheClientSends() throws Exception {
    listen(withClients(Optional.empty()));
    TestAuthority between = clientAuthority.below("between");
    Issued alice = between.client("alice");
    X509Certificate top = clientAuthority.certificate();
    List<X509Certificate> whole = List.of(alice.certificate(), between.certificate(), top);
    assertEquals(whole, tls.path(List.of(alice.certificate(), between.certificate())));
    assertEquals(whole, tls.path(whole));
    assertEquals(List.of(), tls.path(List.of(alice.certificate())));
    Issued direct = clientAuthority.client("bob");
    assertEquals(List.of(direct.certificate(), top), tls.path(List.of(direct.certificate())));
  }

  @Test
  void revokedCertificatesAreRefusedAndSoAreAllWhenTheListIsTooOld() throws Exception {
    Issued alice = clientAuthority.client("alice");
    Issued bob = clientAuthority.client("bob");
    Path crl = temp.resolve("revoked.pem");
    Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
    Files.writeString(crl, clientAuthority.crl(tomorrow, bob.certificate()));
    listen(withClients(Optional.of(crl)));
    connect("localhost", alice, true).close();
    assertThrows(IOException.class, () -> connect("localhost", bob, true));
    Files.writeString(crl, clientAuthority.crl(tomorrow, alice.certificate()));
    clock.addAndGet(TimeUnit.SECONDS.toNanos(2));
    connect("localhost", bob, true).close();
    assertThrows(IOException.class, () -> connect("localhost", alice, true));
    Files.writeString(crl, clientAuthority.crl(Instant.now().minus(Duration.ofHours(1))));
    clock.addAndGet(TimeUnit.SECONDS.toNanos(2));
    assertThrows(IOException.class, () -> connect("localhost", bob, true));
    Files.writeString(crl, TestAuthority.of("another").crl(tomorrow));
    clock.addAndGet(TimeUnit.SECONDS.toNanos(2));
    assertThrows(IOException.class, () -> connect("localhost", bob, true));
  }

  @Test
  void theResponderIsAskedAndWithoutItsAnswerNobodyIsBelieved() throws Exception {
    HttpServer responder =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    String url = "http://127.0.0.1:" + responder.getAddress().getPort() + "/";
    Issued alice = clientAuthority.client("alice", url);
    Issued bob = clientAuthority.client("bob", url);
    responder.createContext(
        "/",
        exchange -> {
          try {
            // A short question comes as a path (RFC 6960 §A.1).
            byte[] asked =
                Base64.getDecoder().decode(exchange.getRequestURI().getPath().substring(1));
            byte[] answer = clientAuthority.ocsp(asked, bob.certificate().getSerialNumber());
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
          } catch (Exception e) {
            exchange.sendResponseHeaders(500, -1);
          } finally {
            exchange.close();
          }
        });
    responder.start();
    try {
      listen(withClients(Optional.empty(), true));
      connect("localhost", alice, true).close();
      assertThrows(IOException.class, () -> connect("localhost", bob, true));
      Issued nowhere = clientAuthority.client("carol");
      assertThrows(IOException.class, () -> connect("localhost", nowhere, true));
    } finally {
      responder.stop(0);
    }
    assertThrows(IOException.class, () -> connect("localhost", alice, true));
  }

  @Test
  void aListOfRevokedCertificatesThatIsNotThereStopsTheListener() throws Exception {
    refused(withClients(Optional.of(temp.resolve("none.crl"))), "is not there");
    Path empty = Files.writeString(temp.resolve("empty.crl"), "");
    refused(withClients(Optional.of(empty)), "crlFile");
  }

  @Test
  void aClientCannotNegotiateAnew() throws Exception {
    listen(store(localhost));
    try (SSLSocket socket = connect("localhost", null, false, "TLSv1.2")) {
      socket.startHandshake();
      assertThrows(
          IOException.class,
          () -> {
            while (socket.getInputStream().read() >= 0) {
              // What was sent before may still come.
            }
            throw new SSLException("closed");
          });
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1", "TLSv1.1"})
  void oldProtocolsAreNotSpoken(String protocol) throws Exception {
    listen(store(localhost));
    assertThrows(
        SSLHandshakeException.class, () -> connect("localhost", null, false, protocol).close());
    assertFalse(List.of(tls.getIncludeProtocols()).contains(protocol));
  }
}
