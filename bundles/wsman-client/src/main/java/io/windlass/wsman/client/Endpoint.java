package io.windlass.wsman.client;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a service listens.
 *
 * @param transport how it is reached
 * @param host name or address without brackets; empty for LOCAL
 * @param port 1 to 65535; 0 for LOCAL
 * @param path the absolute path of the service, {@code /wsman}
 * @param socket the Unix domain socket for LOCAL, else null
 */
public record Endpoint(Transport transport, String host, int port, String path, Path socket) {
  /** The ways to a service. */
  public enum Transport {
    /** TCP in clear. */
    HTTP,
    /** TLS over TCP. */
    HTTPS,
    /** A Unix domain socket: the kernel says who the caller is. */
    LOCAL
  }

  /** Refuses what could not be written into a request line or a Host header. */
  public Endpoint {
    if (!path.startsWith("/") || hasBlankOrControl(path)) {
      throw new IllegalArgumentException("not a path of a URL: " + path);
    }
    if (transport != Transport.LOCAL && (host.isEmpty() || hasBlankOrControl(host))) {
      throw new IllegalArgumentException("not a host name: " + host);
    }
    if (transport != Transport.LOCAL && (port < 1 || port > 65535)) {
      throw new IllegalArgumentException("not a port: " + port);
    }
  }

  /** A service behind TCP, with or without TLS. */
  public static Endpoint tcp(boolean tls, String host, int port, String path) {
    return new Endpoint(tls ? Transport.HTTPS : Transport.HTTP, host, port, path, null);
  }

  /** The service of this machine behind a Unix domain socket. */
  public static Endpoint local(Path socket) {
    return new Endpoint(Transport.LOCAL, "", 0, "/wsman", socket);
  }

  /**
   * The service of an instance on this machine: the socket of its own account, or the one for its
   * group where only that lets this user in.
   *
   * @param base the instance directory, which need not exist
   */
  public static Endpoint ofInstance(Path base) {
    Path own = base.resolve("data").resolve("wsman.sock");
    Path ofGroup = base.resolve("run").resolve("wsman.sock");
    return local(!Files.isWritable(own) && Files.isWritable(ofGroup) ? ofGroup : own);
  }

  /**
   * Reads {@code [http[s]://]host[:port][/prefix]}. Without a scheme the ports are 5985 and, with
   * TLS, 5986; with one they are 80 and 443. The prefix is {@code wsman} when there is none.
   *
   * @param tls HTTPS where the text names no scheme
   * @throws IllegalArgumentException with what is wrong
   */
  public static Endpoint parse(String text, boolean tls) {
    return parse(text, tls, ClientSettings.defaults());
  }

  /**
   * The same with another prefix, and other ports without a scheme.
   *
   * @param settings which they are
   */
  public static Endpoint parse(String text, boolean tls, ClientSettings settings) {
    String rest = text;
    Boolean scheme = null;
    int slashes = text.indexOf("://");
    if (slashes >= 0) {
      String name = text.substring(0, slashes);
      if (!name.equalsIgnoreCase("http") && !name.equalsIgnoreCase("https")) {
        throw new IllegalArgumentException("the scheme is not http or https");
      }
      scheme = name.equalsIgnoreCase("https");
      rest = text.substring(slashes + 3);
    }
    if (tls && scheme != null && !scheme) {
      throw new IllegalArgumentException("http and TLS contradict each other");
    }
    int slash = rest.indexOf('/');
    boolean bare = slash < 0 || slash == rest.length() - 1;
    String path = bare ? "/" + settings.urlPrefix() : rest.substring(slash);
    String authority = slash < 0 ? rest : rest.substring(0, slash);
    int colon = authority.indexOf(':', Math.max(authority.lastIndexOf(']'), 0));
    String host = colon < 0 ? authority : authority.substring(0, colon);
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    } else if (colon >= 0 && authority.indexOf(':', colon + 1) >= 0) {
      throw new IllegalArgumentException("an IPv6 address stands in brackets, [::1]");
    }
    boolean secure = scheme == null ? tls : scheme;
    int usual = scheme == null ? settings.defaultPort(secure) : secure ? 443 : 80;
    return tcp(secure, host, colon < 0 ? usual : port(authority.substring(colon + 1)), path);
  }

  private static int port(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException words) {
      throw new IllegalArgumentException("\"" + text + "\" is not a port", words);
    }
  }

  /** True when the host can only be this machine, whatever a name server says. */
  public boolean isLoopback() {
    return transport == Transport.LOCAL || isLoopback(host);
  }

  /** True when a host, an address without brackets, can only be this machine. */
  public static boolean isLoopback(String host) {
    return host.equalsIgnoreCase("localhost")
        || host.equals("::1")
        // In full: 127.example.org is a name of somebody's.
        || host.matches("127(?:\\.\\d{1,3}){3}");
  }

  /** {@code host:port} as the Host header wants it. */
  public String authority() {
    if (transport == Transport.LOCAL) {
      return "localhost";
    }
    String name = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    return name + ":" + port;
  }

  /** The URL for {@code wsa:To}. */
  public String url() {
    return (transport == Transport.HTTPS ? "https://" : "http://") + authority() + path;
  }

  /** For messages: the URL, or the path of the socket. */
  @Override
  public String toString() {
    return transport == Transport.LOCAL ? socket.toString() : url();
  }

  private static boolean hasBlankOrControl(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c >= 127) {
        return true;
      }
    }
    return false;
  }
}
