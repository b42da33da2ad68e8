package io.windlass.wsman.http.jetty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;
import org.eclipse.jetty.server.DetectorConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Makes Jetty connectors from settings. HTTP/1.1 only: authentication hangs on the connection. */
final class Connectors {
  private Connectors() {}

  /**
   * A connector, not started yet.
   *
   * @throws IOException when the key store cannot be used; the message says why
   */
  static ServerConnector of(JettyServer server, ListenerSettings settings) throws IOException {
    HttpConfiguration http = server.httpConfiguration();
    ServerConnector connector;
    if (settings.keys().isPresent()) {
      SecureRequestCustomizer customizer = new SecureRequestCustomizer(false);
      http.addCustomizer(customizer);
      connector =
          new ServerConnector(
              server.jetty(),
              1,
              -1,
              // Who speaks plain HTTP to it gets an answer that says so, and nothing else.
              new DetectorConnectionFactory(
                  new SslConnectionFactory(tls(settings.keys().get()), "http/1.1")),
              new HttpConnectionFactory(http));
    } else {
      connector = new ServerConnector(server.jetty(), 1, -1, new HttpConnectionFactory(http));
    }
    connector.setName(settings.facts().name());
    connector.setHost(settings.address().equals("*") ? null : settings.address());
    connector.setPort(settings.port());
    connector.setAcceptQueueSize(512);
    return connector;
  }

  private static SslContextFactory.Server tls(ListenerSettings.Keys keys) throws IOException {
    String password = password(keys);
    KeyStore store = load(keys.file(), password);
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setKeyStore(store);
    tls.setKeyStorePassword(password);
    tls.setKeyManagerPassword(password);
    tls.setCertAlias(alias(store, keys));
    tls.setIncludeProtocols("TLSv1.2", "TLSv1.3");
    tls.addExcludeCipherSuites("^TLS_.*_CBC_.*$", "^TLS_RSA_.*$");
    tls.setSniRequired(false);
    return tls;
  }

  private static String password(ListenerSettings.Keys keys) throws IOException {
    if (keys.passwordFile().isEmpty()) {
      return keys.password();
    }
    try {
      return Files.readString(Path.of(keys.passwordFile())).lines().findFirst().orElse("");
    } catch (IOException e) {
      throw new IOException("keystorePasswordFile cannot be read: " + reason(e), e);
    }
  }

  private static KeyStore load(Path file, String password) throws IOException {
    try {
      return KeyStore.getInstance(file.toFile(), password.toCharArray());
    } catch (IOException | IllegalArgumentException | GeneralSecurityException e) {
      String why = Files.exists(file) ? reason(e) : "there is no such file";
      throw new IOException("keystore " + file + " cannot be opened: " + why, e);
    }
  }

  /** The alias to serve with: the one configured, or the only key that there is. */
  private static String alias(KeyStore store, ListenerSettings.Keys keys) throws IOException {
    try {
      if (!keys.alias().isEmpty()) {
        if (store.isKeyEntry(keys.alias())) {
          return keys.alias();
        }
        throw new IOException(
            "keystore " + keys.file() + " has no key of certificateAlias=" + keys.alias());
      }
      String found = null;
      for (String alias : Collections.list(store.aliases())) {
        if (store.isKeyEntry(alias)) {
          if (found != null) {
            throw new IOException(
                "keystore " + keys.file() + " has several keys: choose one by certificateAlias");
          }
          found = alias;
        }
      }
      if (found == null) {
        throw new IOException("keystore " + keys.file() + " has no private key");
      }
      return found;
    } catch (GeneralSecurityException e) {
      throw new IOException("keystore " + keys.file() + ": " + reason(e), e);
    }
  }

  private static String reason(Exception e) {
    if (e instanceof NoSuchFileException missing) {
      return "there is no file " + missing.getFile();
    }
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }
}
