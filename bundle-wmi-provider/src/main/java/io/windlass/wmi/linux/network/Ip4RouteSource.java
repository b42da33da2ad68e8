package io.windlass.wmi.linux.network;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.HostRoot;
import io.windlass.wmi.linux.host.Row;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * {@code Win32_IP4RouteTable}: the main table of routes; of several that differ in the metric only,
 * which the keys do not tell apart, the best. Who made a route the kernel does not tell here.
 */
public final class Ip4RouteSource implements ClassSource {
  private static final String CLASS = "Win32_IP4RouteTable";

  /** ipRouteType of RFC 1213. */
  private static final long DIRECT = 3;

  private static final long INDIRECT = 4;

  /** RFC 1213: a metric that is not used. */
  private static final int UNUSED = -1;

  private final Host host;

  /** The routes of a host. */
  public Ip4RouteSource(Host host) {
    this.host = host;
  }

  @Override
  public String className() {
    return CLASS;
  }

  @Override
  public Stream<Instance> instances(Wanted wanted) {
    Map<List<Object>, Ip4Route> best = new LinkedHashMap<>();
    Ip4Route.read(host.files()).stream()
        .sorted(Comparator.comparingLong(route -> route.terms().metric()))
        .forEach(
            route ->
                best.putIfAbsent(
                    List.of(route.destination(), route.device(), route.mask(), route.gateway()),
                    route));
    return best.values().stream().flatMap(route -> row(route, wanted));
  }

  /** Nothing for a route that no interface serves. */
  private Stream<Instance> row(Ip4Route route, Wanted wanted) {
    HostRoot files = host.files();
    OptionalLong index = new NetworkDevice(files, route.device()).knownIndex();
    if (index.isEmpty()) {
      return Stream.empty();
    }
    String destination = route.destination().getHostAddress();
    String mask = route.mask().getHostAddress();
    String gateway = route.gateway().getHostAddress();
    return Stream.of(
        new Row(CLASS, wanted)
            .set("Destination", destination)
            .set("InterfaceIndex", (int) index.getAsLong())
            .set("Mask", mask)
            .set("NextHop", gateway)
            .set("Name", destination)
            .set("Caption", destination)
            .set("Description", destination + " - " + mask + " - " + gateway)
            .set("Metric1", (int) Math.min(route.terms().metric(), Integer.MAX_VALUE))
            .set("Metric2", UNUSED)
            .set("Metric3", UNUSED)
            .set("Metric4", UNUSED)
            .set("Metric5", UNUSED)
            .set("Type", route.isIndirect() ? INDIRECT : DIRECT)
            .build());
  }
}
