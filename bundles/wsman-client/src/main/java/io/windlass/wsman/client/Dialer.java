package io.windlass.wsman.client;

import io.windlass.wsman.client.ProxySettings.Proxy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Connects to a service: directly, through the tunnel of a proxy, or to a proxy that forwards. */
final class Dialer {
  private final Endpoint endpoint;
  private final SessionOptions options;
  private final Optional<Proxy> proxy;
  private final boolean tunnel;

  /**
   * @param boundToConnection true when the authentication is that of a connection, which no proxy
   *     may share among its users
   */
  Dialer(Endpoint endpoint, SessionOptions options, boolean boundToConnection) {
    this.endpoint = endpoint;
    this.options = options;
    proxy = options.proxy().toward(endpoint);
    tunnel =
        proxy.isPresent()
            && (boundToConnection || endpoint.transport() == Endpoint.Transport.HTTPS);
  }

  /** The proxy that gets the requests, and passes them on. */
  Optional<Proxy> forwarding() {
    return tunnel ? Optional.empty() : proxy;
  }

  /**
   * Connects.
   *
   * @param endOfCall when the caller's patience ends, in terms of {@link System#nanoTime()}
   */
  Wire dial(long endOfCall) throws IOException {
    if (endpoint.transport() == Endpoint.Transport.LOCAL) {
      return local(deadline(endOfCall));
    }
    if (tunnel) {
      return tunnelled(endOfCall);
    }
    Endpoint first = proxy.isPresent() ? proxy.get().endpoint() : endpoint;
    return first(
        first,
        proxy.isPresent() ? "the proxy " + first.authority() : endpoint.toString(),
        address -> {
          long deadline = deadline(endOfCall);
          return first.transport() == Endpoint.Transport.HTTPS
              ? TlsWire.connect(first.host(), address, options.tls(), deadline)
              : ChannelWire.connect(address, deadline);
        });
  }

  private long deadline(long endOfCall) {
    long now = System.nanoTime();
    return now + Math.min(options.connectTimeout().toNanos(), endOfCall - now);
  }

  private Wire local(long deadline) throws IOException {
    try {
      SocketAddress socket = UnixDomainSocketAddress.of(endpoint.socket());
      return ChannelWire.connect(socket, deadline);
    } catch (IOException | IllegalArgumentException failed) {
      throw unreachable(endpoint.toString(), failed.getMessage(), failed);
    }
  }

  private Wire tunnelled(long endOfCall) throws IOException {
    Endpoint door = proxy.get().endpoint();
    long deadline = deadline(endOfCall);
    boolean tls = endpoint.transport() == Endpoint.Transport.HTTPS;
    ProxyTunnel way =
        new ProxyTunnel(
            proxy.get(),
            endpoint.authority(),
            () ->
                first(
                    door,
                    "the proxy " + door.authority(),
                    address ->
                        tls
                            ? SocketWire.connect(address, deadline)
                            : ChannelWire.connect(address, deadline)));
    Wire wire = way.open(deadline);
    return tls ? TlsWire.over((SocketWire) wire, endpoint, options.tls(), deadline) : wire;
  }

  /** Connects to one address. */
  private interface Attempt {
    Wire to(InetSocketAddress address) throws IOException;
  }

  /** The first address of a host that can be connected to. */
  private Wire first(Endpoint target, String name, Attempt attempt) throws IOException {
    IOException last = null;
    for (InetAddress address : addresses(target.host())) {
      try {
        return attempt.to(new InetSocketAddress(address, target.port()));
      } catch (WsmanException decided) {
        throw decided;
      } catch (SocketTimeoutException silent) {
        last =
            new WsmanException("no answer within " + options.connectTimeout().toMillis() + " ms");
      } catch (IOException failed) {
        last = failed;
      }
    }
    throw unreachable(name, last == null ? "it has no address" : last.getMessage(), last);
  }

  private static WsmanException unreachable(String name, String reason, Exception cause) {
    return new NotReachableException("Cannot connect to " + name + ": " + reason, cause);
  }

  private static InetAddress[] addresses(String host) throws WsmanException {
    try {
      return InetAddress.getAllByName(host);
    } catch (UnknownHostException unknown) {
      throw new NotReachableException("The host " + host + " is not known", unknown);
    }
  }
}
