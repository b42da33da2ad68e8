package io.windlass.wmi.linux.network;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.Row;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code MSFT_NetRoute}: the routes of both families, those of IPv4 of the main table. Who made a
 * route the kernel does not tell here.
 */
public final class NetRouteSource implements ClassSource {
  private static final String CLASS = "MSFT_NetRoute";
  private static final int ACTIVE = 1;
  private static final int MOST = 0xFFFF;

  private final Host host;

  /** The routes of a host. */
  public NetRouteSource(Host host) {
    this.host = host;
  }

  @Override
  public String className() {
    return CLASS;
  }

  /** A route of either family. */
  private record Route(Family family, String device, String prefix, String hop, long metric) {
    static Route of(Ip4Route route) {
      int mask = ByteBuffer.wrap(route.mask().getAddress()).getInt();
      return new Route(
          Family.IPV4,
          route.device(),
          route.destination().getHostAddress() + "/" + Integer.bitCount(mask),
          route.gateway().getHostAddress(),
          route.terms().metric());
    }

    static Route of(Ip6Route route) {
      return new Route(
          Family.IPV6,
          route.device(),
          Ipv6Text.of(route.destination().getAddress()) + "/" + route.prefix(),
          Ipv6Text.of(route.gateway().getAddress()),
          route.terms().metric());
    }
  }

  @Override
  public Stream<Instance> instances(Wanted wanted) {
    Map<String, NetworkDevice> devices =
        NetworkDevice.withLoopback(host.files()).stream()
            .collect(Collectors.toMap(NetworkDevice::name, Function.identity()));
    return Stream.concat(
            Ip4Route.read(host.files()).stream().map(Route::of),
            Ip6Route.read(host.files()).stream().map(Route::of))
        .distinct()
        .flatMap(
            route ->
                Optional.ofNullable(devices.get(route.device())).stream()
                    .map(device -> row(route, device, wanted)));
  }

  private static Instance row(Route route, NetworkDevice device, Wanted wanted) {
    String id =
        String.join(
            ";",
            Long.toString(device.index()),
            route.prefix(),
            route.hop(),
            Long.toString(route.metric()));
    return new Row(CLASS, wanted)
        .set("InstanceID", id)
        .set("DestinationPrefix", route.prefix())
        .set("NextHop", route.hop())
        .set("RouteMetric", (int) Math.min(Math.max(route.metric(), 0), MOST))
        .set("InterfaceIndex", device.index())
        .set("InterfaceAlias", device.name())
        .set("AddressFamily", route.family().number)
        .set("Store", ACTIVE)
        .build();
  }
}
