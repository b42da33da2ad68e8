package io.windlass.wsman.client;

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
