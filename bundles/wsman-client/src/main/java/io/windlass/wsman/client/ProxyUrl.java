package io.windlass.wsman.client;

import io.windlass.wsman.client.ProxySettings.Proxy;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Reads {@code [http://][user[:password]@]host[:port][/]}, as environments name a proxy. */
final class ProxyUrl {
  private static final int DEFAULT_PORT = 1080;

  private ProxyUrl() {}

  static Proxy parse(String text) {
    String rest = text;
    int scheme = text.indexOf("://");
    if (scheme >= 0) {
      String name = text.substring(0, scheme).toLowerCase(Locale.ROOT);
      if (!name.equals("http")) {
        throw new IllegalArgumentException(
            "a proxy by "
                + HttpReader.printable(name)
                + ":// is not supported; write http://host:port");
      }
      rest = text.substring(scheme + 3);
    }
    if (rest.endsWith("/")) {
      rest = rest.substring(0, rest.length() - 1);
    }
    int at = rest.lastIndexOf('@');
    String user = at < 0 ? "" : rest.substring(0, at);
    String authority = rest.substring(at + 1);
    int colon = authority.indexOf(':', Math.max(authority.lastIndexOf(']'), 0));
    String host = colon < 0 ? authority : authority.substring(0, colon);
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    } else if (host.indexOf('/') >= 0 || colon >= 0 && authority.indexOf(':', colon + 1) >= 0) {
      throw new IllegalArgumentException(
          "\"" + HttpReader.printable(authority) + "\" is not host[:port]");
    }
    Endpoint endpoint = Endpoint.tcp(false, host, port(authority, colon), "/");
    int split = user.indexOf(':');
    return new Proxy(
        endpoint,
        decoded(split < 0 ? user : user.substring(0, split)),
        decoded(split < 0 ? "" : user.substring(split + 1)),
        false);
  }

  private static int port(String authority, int colon) {
    if (colon < 0) {
      return DEFAULT_PORT;
    }
    try {
      return Integer.parseInt(authority.substring(colon + 1));
    } catch (NumberFormatException words) {
      throw new IllegalArgumentException(
          "\"" + HttpReader.printable(authority.substring(colon + 1)) + "\" is not a port", words);
    }
  }

  /** RFC 3986 §2.1; a plus sign is one. */
  private static String decoded(String text) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
        int low = high < 0 ? -1 : Character.digit(text.charAt(i + 2), 16);
        if (low < 0) {
          throw new IllegalArgumentException(
              "a % in the user or password has two hexadecimal digits behind it: write %25");
        }
        octets.write(high * 16 + low);
        i += 2;
      } else {
        octets.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
      }
    }
    return octets.toString(StandardCharsets.UTF_8);
  }
}
