package io.windlass.wsman.http.jetty;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.Optional;

/** What counts as one client where connections are counted. */
final class Source {
  /** This machine: it has many clients when a proxy runs here, and none needs to flood it. */
  static final Object LOOPBACK = "loopback";

  private Source() {}

  /**
   * An IPv4 address, or the 64 bits of an IPv6 network, all of which one client may have. Empty for
   * a local socket, by which the service stays reachable for its own user.
   */
  static Optional<Object> of(SocketAddress remote) {
    if (!(remote instanceof InetSocketAddress internet) || internet.getAddress() == null) {
      return Optional.empty();
    }
    InetAddress address = internet.getAddress();
    if (address.isLoopbackAddress()) {
      return Optional.of(LOOPBACK);
    }
    return Optional.of(
        address instanceof Inet6Address
            ? ByteBuffer.wrap(address.getAddress()).getLong()
            : address);
  }
}
