package io.windlass.wsman.http.jetty;

import java.io.IOException;
import java.util.Optional;
import org.eclipse.jetty.server.DetectorConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;

/** Makes Jetty connectors from settings. HTTP/1.1 only: authentication hangs on the connection. */
final class Connectors {
  private Connectors() {}

  /**
   * A connector, not started yet.
   *
   * @param host an address, or {@link Addresses#ALL}
   * @throws IOException when the certificate cannot be used; the message says why
   */
  static ServerConnector of(
      JettyServer server,
      ListenerFacts facts,
      Optional<TlsSettings> settings,
      String host,
      int port)
      throws IOException {
    HttpConfiguration http = server.httpConfiguration();
    ServerConnector connector;
    if (settings.isPresent()) {
      ServerTls tls = new ServerTls(facts.name(), settings.get(), server.audit());
      SecureRequestCustomizer customizer = new SecureRequestCustomizer(false);
      http.addCustomizer(customizer);
      connector =
          new ServerConnector(
              server.jetty(),
              1,
              -1,
              // Who speaks plain HTTP to it gets an answer that says so, and nothing else.
              new DetectorConnectionFactory(new SslConnectionFactory(tls, "http/1.1")),
              new HttpConnectionFactory(http));
      connector.addBean(tls, false);
    } else {
      connector = new ServerConnector(server.jetty(), 1, -1, new HttpConnectionFactory(http));
    }
    connector.setName(facts.name());
    connector.setHost(host.equals(Addresses.ALL) ? null : host);
    connector.setPort(port);
    connector.setAcceptQueueSize(512);
    return connector;
  }
}
