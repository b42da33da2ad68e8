package io.windlass.wmi.linux.network;

import io.windlass.wmi.linux.host.HostRoot;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A route of {@code /proc/net/route}.
 *
 * @param device the name of the interface; {@code *} for a route to nowhere
 */
record Ip4Route(
    String device, InetAddress destination, InetAddress mask, InetAddress gateway, Terms terms) {
  private static final int RTF_UP = 1;
  private static final int RTF_GATEWAY = 2;

  /**
   * How the route may be used.
   *
   * @param flags RTF_…
   */
  record Terms(int flags, long metric) {}

  /** All routes that are up. */
  static List<Ip4Route> read(HostRoot files) {
    return files.lines("/proc/net/route").stream()
        .map(line -> line.strip().split("\\s+"))
        .flatMap(fields -> parse(fields).stream())
        .filter(route -> (route.terms().flags() & RTF_UP) != 0)
        .toList();
  }

  /** The fields: interface, destination, gateway, flags, references, use, metric, mask, … */
  private static Optional<Ip4Route> parse(String[] fields) {
    if (fields.length < 8) {
      return Optional.empty();
    }
    try {
      Terms terms = new Terms(Integer.parseInt(fields[3], 16), Long.parseLong(fields[6]));
      return Optional.of(
          new Ip4Route(
              fields[0], address(fields[1]), address(fields[7]), address(fields[2]), terms));
    } catch (IllegalArgumentException | UnknownHostException e) {
      return Optional.empty(); // the heading, or a line of a kernel that writes another form
    }
  }

  /** The kernel prints the four bytes as one number in its own byte order. */
  private static InetAddress address(String hex) throws UnknownHostException {
    int number = HexFormat.fromHexDigits(hex);
    return InetAddress.getByAddress(
        ByteBuffer.allocate(4).order(ByteOrder.nativeOrder()).putInt(number).array());
  }

  /** True for a route to everywhere. */
  boolean isDefault() {
    return destination.isAnyLocalAddress() && mask.isAnyLocalAddress();
  }

  /** True for a route through another host. */
  boolean isIndirect() {
    return (terms.flags() & RTF_GATEWAY) != 0;
  }
}
