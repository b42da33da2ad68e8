package io.windlass.wsman.http.jetty;

import io.windlass.wsman.http.jetty.tls.TlsSettings;
import io.windlass.wsman.http.jetty.tls.TlsSettings.Clients;
import io.windlass.wsman.http.jetty.tls.TlsSettings.Source;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A listener's configuration, checked.
 *
 * @param address an address or name; {@code *} is all
 * @param tls where the certificates are; empty for HTTP
 */
record ListenerSettings(
    ListenerFacts facts, String address, int port, boolean enabled, Optional<TlsSettings> tls) {
  private static final Pattern PREFIX = Pattern.compile("[a-zA-Z0-9_]+(/[a-zA-Z0-9_]+)*");

  /**
   * Checks a configuration.
   *
   * @param base what relative files are relative to
   * @throws IllegalArgumentException when a value is wrong; the message names it
   */
  static ListenerSettings of(String name, ListenerConfig config, Path base) {
    String transport = config.transport().toUpperCase(Locale.ROOT);
    boolean secure = transport.equals("HTTPS");
    if (!secure && !transport.equals("HTTP")) {
      throw new IllegalArgumentException(
          "transport=" + config.transport() + " is neither HTTP nor HTTPS");
    }
    if (!PREFIX.matcher(config.prefix()).matches()) {
      throw new IllegalArgumentException(
          "prefix="
              + config.prefix()
              + " has other characters than letters, digits, _ and inner slashes");
    }
    if (config.port() < -1 || config.port() > 65535) {
      throw new IllegalArgumentException("port=" + config.port() + " is no port");
    }
    if (config.address().isBlank()) {
      throw new IllegalArgumentException("address is empty; * is all addresses");
    }
    int port = config.port() >= 0 ? config.port() : secure ? 5986 : 5985;
    ListenerFacts facts =
        new ListenerFacts(
            name,
            config.prefix(),
            secure ? ListenerFacts.Kind.HTTPS : ListenerFacts.Kind.HTTP,
            unencrypted(config.allowUnencrypted()));
    return new ListenerSettings(
        facts,
        config.address().strip(),
        port,
        config.enabled(),
        secure ? Optional.of(tls(config, base)) : Optional.empty());
  }

  private static Optional<Boolean> unencrypted(String word) {
    return switch (word.strip().toLowerCase(Locale.ROOT)) {
      case "" -> Optional.empty();
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default ->
          throw new IllegalArgumentException(
              "allowUnencrypted=" + word + " is neither true nor false");
    };
  }

  private static TlsSettings tls(ListenerConfig config, Path base) {
    boolean pem = !config.certificateFile().isBlank();
    if (pem == !config.keystore().isBlank() || pem && config.keyFile().isBlank()) {
      throw new IllegalArgumentException(
          "transport=HTTPS needs either keystore, a PKCS12 file with key and certificate, or"
              + " certificateFile and keyFile in PEM");
    }
    Source keys =
        pem
            ? new Source(
                base.resolve(config.certificateFile()),
                path(base, config.keyFile()),
                "",
                Optional.empty())
            : new Source(
                base.resolve(config.keystore()),
                Optional.empty(),
                config.keystorePassword(),
                path(base, config.keystorePasswordFile()));
    return new TlsSettings(keys, config.certificateAlias(), clients(config, base));
  }

  private static Optional<Clients> clients(ListenerConfig config, Path base) {
    if (!config.clientCertificates()) {
      return Optional.empty();
    }
    if (config.truststore().isBlank()) {
      throw new IllegalArgumentException(
          "clientCertificates=true needs truststore: a PEM or PKCS12 file with the authorities"
              + " whose certificates are believed");
    }
    Source authorities =
        new Source(
            base.resolve(config.truststore()),
            Optional.empty(),
            config.truststorePassword(),
            path(base, config.truststorePasswordFile()));
    return Optional.of(new Clients(authorities, path(base, config.crlFile()), config.ocsp()));
  }

  private static Optional<Path> path(Path base, String file) {
    return file.isBlank() ? Optional.empty() : Optional.of(base.resolve(file));
  }

  /** Where it answers on a port, {@code http://127.0.0.1:5985/wsman}. */
  String url(int boundPort) {
    String host = address.equals("*") ? "localhost" : address;
    if (host.indexOf(':') >= 0 && !host.startsWith("[")) {
      host = "[" + host + "]";
    }
    String scheme = facts.kind().name().toLowerCase(Locale.ROOT);
    return scheme + "://" + host + ":" + boundPort + "/" + facts.prefix();
  }

  /** Never shows a password. */
  @Override
  public String toString() {
    return facts.name() + " " + url(port);
  }
}
