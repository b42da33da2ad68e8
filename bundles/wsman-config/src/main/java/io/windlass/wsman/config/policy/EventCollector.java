package io.windlass.wsman.config.policy;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * A collector of events ({@code Server=URI,Refresh=seconds,IssuerCA=thumbprint}). Immutable.
 *
 * @param server where it is asked for subscriptions
 * @param refreshSeconds how often
 * @param issuerCa the authority that issued the certificate to log on with
 */
public record EventCollector(URI server, int refreshSeconds, Optional<String> issuerCa) {
  private static final int USUAL_REFRESH = 900;
  private static final int MAX_LENGTH = 4096;

  /**
   * Reads a value of the policy.
   *
   * @throws IllegalArgumentException when it is none; the message says why
   */
  public static EventCollector parse(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("it has more than " + MAX_LENGTH + " characters");
    }
    URI server = null;
    int refresh = USUAL_REFRESH;
    Optional<String> issuer = Optional.empty();
    for (String part : text.split(",", -1)) {
      String[] pair = part.split("=", 2);
      if (pair.length < 2) {
        throw new IllegalArgumentException("\"" + part.strip() + "\" is not NAME=VALUE");
      }
      String value = pair[1].strip();
      switch (pair[0].strip().toLowerCase(Locale.ROOT)) {
        case "server" -> server = server(value);
        case "refresh" -> refresh = refresh(value);
        case "issuerca" -> issuer = Optional.of(thumbprint(value));
        default -> throw new IllegalArgumentException(pair[0].strip() + " is not known there");
      }
    }
    if (server == null) {
      throw new IllegalArgumentException("Server is missing");
    }
    return new EventCollector(server, refresh, issuer);
  }

  private static URI server(String text) {
    try {
      URI uri = new URI(text);
      boolean http =
          "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
      if (http && uri.getHost() != null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("Server is not a URI: " + e.getMessage(), e);
    }
    throw new IllegalArgumentException("Server is not an http or https URI: " + text);
  }

  private static int refresh(String text) {
    if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) == 0) {
      throw new IllegalArgumentException("Refresh is not a number of seconds: " + text);
    }
    return Integer.parseInt(text);
  }

  private static String thumbprint(String text) {
    String digits = text.replaceAll("[\\s:]", "").toUpperCase(Locale.ROOT);
    if (!digits.matches("[0-9A-F]{40}")) {
      throw new IllegalArgumentException("IssuerCA is not a thumbprint of 40 digits: " + text);
    }
    return digits;
  }
}
