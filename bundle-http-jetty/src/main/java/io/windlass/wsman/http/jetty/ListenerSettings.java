package io.windlass.wsman.http.jetty;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A listener's configuration, checked.
 *
 * @param address an address or name; {@code *} is all, {@code MAC:} those of an interface
 * @param port -1 for the usual one
 * @param hostname the name that its certificate has
 * @param source who made it; empty for its configuration
 * @param tls what it says of certificates; empty for HTTP
 */
record ListenerSettings(
    ListenerFacts facts,
    String address,
    int port,
    boolean enabled,
    Optional<TlsSettings> tls,
    String hostname,
    String source) {
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
    ListenerFacts facts =
        new ListenerFacts(
            name,
            config.prefix(),
            secure ? ListenerFacts.Kind.HTTPS : ListenerFacts.Kind.HTTP,
            unencrypted(config.allowUnencrypted()));
    return new ListenerSettings(
        facts,
        config.address().strip(),
        config.port(),
        config.enabled(),
        secure ? Optional.of(TlsSettings.of(config, base)) : Optional.empty(),
        config.hostname().strip(),
        config.source());
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

  /** Where it answers on a port, {@code http://127.0.0.1:5985/wsman}. */
  String url(int boundPort) {
    boolean several = address.equals("*") || address.regionMatches(true, 0, "MAC:", 0, 4);
    String host = several ? "localhost" : Addresses.plain(address);
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
