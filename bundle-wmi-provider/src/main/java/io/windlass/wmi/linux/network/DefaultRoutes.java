package io.windlass.wmi.linux.network;

import io.windlass.wmi.linux.host.HostRoot;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The default routes of {@code /proc/net/route} and {@code /proc/net/ipv6_route}. */
final class DefaultRoutes {
  private static final int RTF_UP = 1;
  private static final int RTF_GATEWAY = 2;

  private DefaultRoutes() {}

  /** A route to everywhere, through a gateway on an interface. */
  record Route(String device, InetAddress gateway, long metric) {}

  /** All default routes, those of IPv4 first. */
  static List<Route> read(HostRoot files) {
    List<Route> routes = new ArrayList<>();
    for (String line : files.lines("/proc/net/route")) {
      String[] fields = line.strip().split("\\s+");
      if (fields.length >= 8 && isZero(fields[1]) && isZero(fields[7])) {
        add(routes, fields[0], fourBytes(fields[2]), fields[3], fields[6], 10);
      }
    }
    for (String line : files.lines("/proc/net/ipv6_route")) {
      String[] fields = line.strip().split("\\s+");
      if (fields.length >= 10 && isZero(fields[0]) && isZero(fields[1])) {
        add(routes, fields[9], fields[4], fields[8], fields[5], 16);
      }
    }
    return routes;
  }

  private static void add(
      List<Route> routes, String device, String gateway, String flags, String metric, int radix) {
    try {
      int bits = (int) Long.parseLong(flags, 16);
      byte[] address = HexFormat.of().parseHex(gateway);
      boolean usable = (bits & RTF_UP) != 0 && (bits & RTF_GATEWAY) != 0;
      if (usable && (address.length == 4 || address.length == 16)) {
        long cost = Long.parseLong(metric, radix);
        routes.add(new Route(device, InetAddress.getByAddress(address), cost));
      }
    } catch (IllegalArgumentException | UnknownHostException e) {
      // The heading of the table, or a line of a kernel that writes another form: no route.
    }
  }

  private static boolean isZero(String hex) {
    return !hex.isEmpty() && hex.chars().allMatch(c -> c == '0');
  }

  /** The kernel prints the four bytes as one number in its own byte order. */
  private static String fourBytes(String hex) {
    if (ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN || hex.length() != 8) {
      return hex;
    }
    return hex.substring(6, 8) + hex.substring(4, 6) + hex.substring(2, 4) + hex.substring(0, 2);
  }
}
