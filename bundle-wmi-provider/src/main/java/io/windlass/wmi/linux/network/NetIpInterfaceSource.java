package io.windlass.wmi.linux.network;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.HostRoot;
import io.windlass.wmi.linux.host.Numbers;
import io.windlass.wmi.linux.host.Row;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * {@code MSFT_NetIPInterface}: every interface, the loopback too, once for each family of addresses
 * that the kernel has settings of it for.
 */
public final class NetIpInterfaceSource implements ClassSource {
  private static final String CLASS = "MSFT_NetIPInterface";
  private static final long IFF_NOARP = 0x80;
  private static final int ACTIVE = 1;

  private final Host host;

  /** The interfaces of a host. */
  public NetIpInterfaceSource(Host host) {
    this.host = host;
  }

  @Override
  public String className() {
    return CLASS;
  }

  @Override
  public Stream<Instance> instances(Wanted wanted) {
    return NetworkDevice.withLoopback(host.files()).stream()
        .flatMap(
            device ->
                Arrays.stream(Family.values())
                    .filter(family -> host.files().isDirectory(settings(device, family)))
                    .map(family -> row(device, family, wanted)));
  }

  private static String settings(NetworkDevice device, Family family) {
    return family.settings + "conf/" + device.name() + "/";
  }

  private Instance row(NetworkDevice device, Family family, Wanted wanted) {
    HostRoot files = host.files();
    String settings = settings(device, family);
    String neighbours = family.settings + "neigh/" + device.name() + "/";
    boolean discovers = (device.flags() & IFF_NOARP) == 0 && !device.isLoopback();
    Row row =
        AccessPoint.row(CLASS, device, family.number, wanted)
            .set("AddressFamily", family.number)
            .set("ProtocolIFType", family.protocol)
            .set("ConnectionState", device.isUp() && device.hasCarrier() ? 1 : 0)
            .set("NeighborDiscoverySupported", discovers ? 1 : 0)
            .set("Store", ACTIVE)
            .read("MACAddress", device::macAddress)
            .read("Forwarding", () -> enabled(files.number(settings + "forwarding")))
            .read("BaseReachableTime", () -> size(files, neighbours + "base_reachable_time_ms"))
            .read("RetransmitTime", () -> size(files, neighbours + "retrans_time_ms"));
    if (family == Family.IPV4) {
      return row.readNumber("NlMtu", device::mtu)
          .read("CurrentHopLimit", () -> size(files, family.settings + "ip_default_ttl"))
          .read("Dhcp", () -> dhcp(device))
          .build();
    }
    return row.read("NlMtu", () -> size(files, settings + "mtu"))
        .read("CurrentHopLimit", () -> size(files, settings + "hop_limit"))
        .read("DadTransmits", () -> size(files, settings + "dad_transmits"))
        .read("RouterDiscovery", () -> enabled(files.number(settings + "accept_ra")))
        .build();
  }

  private static Long size(HostRoot files, String setting) {
    OptionalLong value = files.number(setting);
    return value.isPresent() ? Long.valueOf(Numbers.capped(value.getAsLong())) : null;
  }

  private static Integer enabled(OptionalLong setting) {
    return setting.isPresent() ? Integer.valueOf(setting.getAsLong() == 0 ? 0 : 1) : null;
  }

  private Optional<Integer> dhcp(NetworkDevice device) {
    return device.isLoopback()
        ? Optional.empty()
        : DhcpState.of(host.files(), device).enabled().map(dhcp -> dhcp ? 1 : 0);
  }
}
