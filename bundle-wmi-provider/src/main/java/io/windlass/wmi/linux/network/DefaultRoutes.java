package io.windlass.wmi.linux.network;

import io.windlass.wmi.linux.host.HostRoot;
import java.net.InetAddress;
import java.net.UnknownHostException;
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
    Ip4Route.read(files).stream()
        .filter(route -> route.isDefault() && route.isIndirect())
        .map(route -> new Route(route.device(), route.gateway(), route.terms().metric()))
        .forEach(routes::add);
    for (String line : files.lines("/proc/net/ipv6_route")) {
      String[] fields = line.strip().split("\\s+");
      if (fields.length >= 10 && isZero(fields[0]) && isZero(fields[1])) {
        add(routes, fields[9], fields[4], fields[8], fields[5]);
      }
    }
    return routes;
  }

  private static void add(
      List<Route> routes, String device, String gateway, String flags, String metric) {
    try {
      int bits = (int) Long.parseLong(flags, 16);
      byte[] address = HexFormat.of().parseHex(gateway);
      boolean usable = (bits & RTF_UP) != 0 && (bits & RTF_GATEWAY) != 0;
      if (usable && address.length == 16) {
        long cost = Long.parseLong(metric, 16);
        routes.add(new Route(device, InetAddress.getByAddress(address), cost));
      }
    } catch (IllegalArgumentException | UnknownHostException e) {
      // A line of a kernel that writes another form: no route.
    }
  }

  private static boolean isZero(String hex) {
    return !hex.isEmpty() && hex.chars().allMatch(c -> c == '0');
  }
}
