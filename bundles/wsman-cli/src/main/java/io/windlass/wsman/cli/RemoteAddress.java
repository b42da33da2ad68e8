package io.windlass.wsman.cli;

import io.windlass.wsman.client.Endpoint;

/** Reads {@code [scheme://]host[:port][/prefix]} of {@code -remote}. */
final class RemoteAddress {
  private static final String PREFIX = "/wsman";

  private RemoteAddress() {}

  /**
   * Without a scheme the ports are 5985 and, with {@code -usessl}, 5986; with one they are 80 and
   * 443.
   */
  static Endpoint parse(String text, boolean useSsl) throws UsageException {
    String rest = text;
    Boolean scheme = null;
    int slashes = text.indexOf("://");
    if (slashes >= 0) {
      String name = text.substring(0, slashes);
      if (!name.equalsIgnoreCase("http") && !name.equalsIgnoreCase("https")) {
        throw wrong(text, "the scheme is not http or https");
      }
      scheme = name.equalsIgnoreCase("https");
      rest = text.substring(slashes + 3);
    }
    if (useSsl && scheme != null && !scheme) {
      throw wrong(text, "http and -usessl contradict each other");
    }
    boolean tls = scheme == null ? useSsl : scheme;
    int slash = rest.indexOf('/');
    String path = slash < 0 || slash == rest.length() - 1 ? PREFIX : rest.substring(slash);
    String authority = slash < 0 ? rest : rest.substring(0, slash);
    int bracket = authority.lastIndexOf(']');
    int colon = authority.indexOf(':', Math.max(bracket, 0));
    String host = colon < 0 ? authority : authority.substring(0, colon);
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    } else if (colon >= 0 && authority.indexOf(':', colon + 1) >= 0) {
      throw wrong(text, "an IPv6 address stands in brackets, [::1]");
    }
    int port = colon < 0 ? defaultPort(scheme, tls) : port(text, authority.substring(colon + 1));
    try {
      return Endpoint.tcp(tls, host, port, path);
    } catch (IllegalArgumentException refused) {
      throw wrong(text, refused.getMessage());
    }
  }

  private static int defaultPort(Boolean scheme, boolean tls) {
    if (scheme == null) {
      return tls ? 5986 : 5985;
    }
    return tls ? 443 : 80;
  }

  private static int port(String text, String port) throws UsageException {
    try {
      return Integer.parseInt(port);
    } catch (NumberFormatException words) {
      throw wrong(text, "\"" + port + "\" is not a port");
    }
  }

  private static UsageException wrong(String text, String reason) {
    return new UsageException(
        "-remote:" + text + ": " + reason + "; write [http[s]://]host[:port][/prefix]");
  }
}
