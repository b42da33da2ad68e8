package io.windlass.wmi.linux.network;

import io.windlass.wmi.linux.host.HostRoot;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** A route of {@code /proc/net/ipv6_route}. */
record Ip6Route(
    String device, InetAddress destination, int prefix, InetAddress gateway, Ip4Route.Terms terms) {
  private static final int RTF_UP = 1;
  private static final int RTF_REJECT = 0x200;

  /** All routes that are up and lead somewhere. */
  static List<Ip6Route> read(HostRoot files) {
    return files.lines("/proc/net/ipv6_route").stream()
        .flatMap(line -> parse(line.strip().split("\\s+")).stream())
        .filter(route -> (route.terms().flags() & RTF_UP) != 0)
        .filter(route -> (route.terms().flags() & RTF_REJECT) == 0)
        .toList();
  }

  /**
   * The fields: destination, prefix, source, prefix, gateway, metric, uses, …, flags, interface.
   */
  private static Optional<Ip6Route> parse(String[] fields) {
    if (fields.length < 10) {
      return Optional.empty();
    }
    try {
      int flags = HexFormat.fromHexDigits(fields[8]);
      Ip4Route.Terms terms = new Ip4Route.Terms(flags, HexFormat.fromHexDigitsToLong(fields[5]));
      return Optional.of(
          new Ip6Route(
              fields[9],
              address(fields[0]),
              HexFormat.fromHexDigits(fields[1]) & 0xFF,
              address(fields[4]),
              terms));
    } catch (IllegalArgumentException | UnknownHostException e) {
      return Optional.empty(); // a line of a kernel that writes another form
    }
  }

  /** Of IPv6 even when it stands for one of IPv4. */
  private static InetAddress address(String hex) throws UnknownHostException {
    return Inet6Address.getByAddress(null, HexFormat.of().parseHex(hex), -1);
  }
}
