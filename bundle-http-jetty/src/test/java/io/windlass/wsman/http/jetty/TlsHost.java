package io.windlass.wsman.http.jetty;

import static io.windlass.wsman.http.jetty.TestHost.AUTHORIZATION;
import static io.windlass.wsman.http.jetty.TestHost.SOAP;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.windlass.wsman.api.runtime.ListenerDTO;
import io.windlass.wsman.core.endpoint.TransportReport;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** The server of a test with HTTPS listeners and their report. */
final class TlsHost implements AutoCloseable {
  private static final long LOOK_MILLIS = 50;

  final TestHost host;
  private final Path directory;
  private final Framework framework;
  private final Transports transports;

  TlsHost(Path directory) throws Exception {
    this.directory = directory;
    framework = new Framework(directory.resolve("felix"));
    transports = new Transports(framework.context());
    host = new TestHost();
  }

  OpenPort open(TlsSettings settings) {
    return open("tls", settings);
  }

  OpenPort open(String name, TlsSettings settings) {
    return open(name, "127.0.0.1", settings);
  }

  OpenPort open(String name, String address, TlsSettings settings) {
    OpenPort port = new OpenPort(host.server, transports.entry(), LOOK_MILLIS);
    port.open(
        new ListenerSettings(
            new ListenerFacts(name, "wsman", ListenerFacts.Kind.HTTPS),
            address,
            0,
            true,
            Optional.of(settings),
            "",
            ""));
    return port;
  }

  /** The report on the only listener. */
  ListenerDTO only() {
    List<ListenerDTO> all = all();
    assertEquals(1, all.size());
    return all.get(0);
  }

  List<ListenerDTO> all() {
    return framework
        .context()
        .getService(framework.context().getServiceReference(TransportReport.class))
        .listeners();
  }

  static TlsSettings pem(Path certificates, Path key) {
    return new TlsSettings(new TlsSettings.Pem(certificates, key), Optional.empty());
  }

  static TlsSettings store(Path file, String alias) {
    return new TlsSettings(new TlsSettings.Store(file, word("changeit"), alias), Optional.empty());
  }

  /** With a certificate for localhost. */
  TlsSettings plain() throws Exception {
    TestPki.Identity server = TestPki.certificate("localhost").host("localhost").selfSigned();
    return pem(
        TestPki.write(directory.resolve("server.pem"), server.chain()),
        TestPki.write(directory.resolve("server.key"), server.key()));
  }

  /** The same, which asks clients for certificates. */
  TlsSettings verifying(TlsSettings.Clients clients) throws Exception {
    return new TlsSettings(plain().keys(), Optional.of(clients));
  }

  /** Sends a request; what the only listener knows of the client's certificate then. */
  List<X509Certificate> known(SSLContext context, String... protocols) throws Exception {
    try (SSLSocket socket = TlsClient.connect(context, only().port)) {
      if (protocols.length > 0) {
        socket.setEnabledProtocols(protocols);
      }
      RawClient client = TlsClient.raw(socket);
      assertEquals(200, client.post("/wsman", AUTHORIZATION + SOAP, "<e/>").status());
      return host.scheme.lastConnection.clientCertificates();
    }
  }

  static TlsSettings.Clients clients(Path authorities) {
    return new TlsSettings.Clients(authorities, word("changeit"), Optional.empty(), false);
  }

  static TlsSettings.Password word(String password) {
    return new TlsSettings.Password(password, "keystorePasswordFile", "");
  }

  @Override
  public void close() throws Exception {
    host.close();
    transports.close();
    framework.close();
  }
}
