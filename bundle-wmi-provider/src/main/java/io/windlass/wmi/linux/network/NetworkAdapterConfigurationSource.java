package io.windlass.wmi.linux.network;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.HostRoot;
import io.windlass.wmi.linux.host.Row;
import io.windlass.wmi.linux.network.DefaultRoutes.Route;
import io.windlass.wmi.linux.network.InterfaceAddresses.Entry;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * {@code Win32_NetworkAdapterConfiguration}: one per network adapter, with the same index. As on
 * Windows, addresses of IPv4 come first and have a dotted mask, those of IPv6 have the length of
 * their prefix; and what concerns IP is NULL while it is not enabled.
 */
public final class NetworkAdapterConfigurationSource implements ClassSource {
  private static final String CLASS = "Win32_NetworkAdapterConfiguration";
  private static final String IPV4 = "/proc/sys/net/ipv4/";

  private final Host host;
  private final InterfaceAddresses addresses;

  /** The configuration of the network interfaces of a host. */
  public NetworkAdapterConfigurationSource(Host host, InterfaceAddresses addresses) {
    this.host = host;
    this.addresses = addresses;
  }

  @Override
  public String className() {
    return CLASS;
  }

  @Override
  public Stream<Instance> instances(Wanted wanted) {
    List<Route> routes = DefaultRoutes.read(host.files());
    return NetworkDevice.all(host.files()).stream().map(device -> row(device, routes, wanted));
  }

  private Instance row(NetworkDevice device, List<Route> routes, Wanted wanted) {
    List<Entry> entries =
        device.isUp()
            ? addresses.of(device.name()).stream()
                .sorted(Comparator.comparing(entry -> !(entry.address() instanceof Inet4Address)))
                .toList()
            : List.of();
    Row row =
        new Row(CLASS, wanted)
            .set("Index", device.index())
            .set("InterfaceIndex", device.index())
            .set("Caption", NetworkAdapterSource.caption(device))
            .set("Description", device.name())
            .set("SettingID", device.name())
            .set("IPEnabled", !entries.isEmpty())
            .read("MACAddress", device::macAddress)
            .read("ServiceName", device::driver)
            .readNumber("MTU", device::mtu);
    if (wanted.hasAny("DHCPEnabled", "DHCPServer")) {
      DhcpState dhcp = DhcpState.of(host.files(), device);
      row.set("DHCPEnabled", dhcp.enabled()).set("DHCPServer", dhcp.server());
    }
    if (!entries.isEmpty()) {
      internet(row, entries);
      gateways(row, routes.stream().filter(r -> r.device().equals(device.name())).toList());
      names(row);
      kernelSettings(row);
    }
    return row.build();
  }

  private static void internet(Row row, List<Entry> entries) {
    row.set("IPAddress", entries.stream().map(entry -> IpText.of(entry.address())).toList())
        .set("IPSubnet", entries.stream().map(NetworkAdapterConfigurationSource::subnet).toList());
  }

  private static String subnet(Entry entry) {
    if (!(entry.address() instanceof Inet4Address)) {
      return Integer.toString(entry.prefix());
    }
    int mask = entry.prefix() == 0 ? 0 : -1 << (32 - entry.prefix());
    byte[] bytes = {(byte) (mask >> 24), (byte) (mask >> 16), (byte) (mask >> 8), (byte) mask};
    try {
      return InetAddress.getByAddress(bytes).getHostAddress();
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }

  private static void gateways(Row row, List<Route> routes) {
    row.set("DefaultIPGateway", routes.stream().map(route -> IpText.of(route.gateway())).toList())
        .set(
            "GatewayCostMetric",
            routes.stream().map(route -> (int) Math.min(route.metric(), 0xFFFF)).toList())
        .set("IPConnectionMetric", routes.isEmpty() ? null : routes.get(0).metric());
  }

  private void names(Row row) {
    Resolver resolver = Resolver.read(host.files());
    row.set("DNSHostName", host.name())
        .set("DNSServerSearchOrder", resolver.servers())
        .set("DNSDomainSuffixSearchOrder", resolver.search())
        .set("DNSDomain", resolver.search().stream().findFirst())
        .set("DatabasePath", "/etc");
  }

  private void kernelSettings(Row row) {
    HostRoot files = host.files();
    row.readNumber("DefaultTTL", () -> files.number(IPV4 + "ip_default_ttl"))
        .readNumber("KeepAliveTime", () -> milliseconds("tcp_keepalive_time"))
        .readNumber("KeepAliveInterval", () -> milliseconds("tcp_keepalive_intvl"))
        .readNumber("TcpMaxConnectRetransmissions", () -> files.number(IPV4 + "tcp_syn_retries"))
        .readNumber("TcpMaxDataRetransmissions", () -> files.number(IPV4 + "tcp_retries2"))
        .read(
            "PMTUDiscoveryEnabled",
            () -> files.value(IPV4 + "ip_no_pmtu_disc").map(value -> value.equals("0")));
  }

  private OptionalLong milliseconds(String setting) {
    OptionalLong seconds = host.files().number(IPV4 + setting);
    return seconds.isPresent() ? OptionalLong.of(seconds.getAsLong() * 1000) : seconds;
  }
}
