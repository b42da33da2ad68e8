package io.windlass.wmi.linux.network;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.Lazy;
import io.windlass.wmi.linux.host.Row;
import io.windlass.wmi.linux.network.InterfaceAddresses.Entry;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Keys;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code MSFT_NetIPAddress}: the addresses of all interfaces, the loopback too. As on Windows, a
 * link-local address of IPv6 ends with the index of its interface.
 */
public final class NetIpAddressSource implements ClassSource {
  private static final String CLASS = "MSFT_NetIPAddress";
  private static final int UNICAST = 1;
  private static final int ACTIVE = 1;
  private static final int PREFERRED = 4;

  // PrefixOrigin and SuffixOrigin
  private static final int MANUAL = 1;
  private static final int WELL_KNOWN = 2;
  private static final int DHCP = 3;
  private static final int LINK = 4;
  private static final int RANDOM = 5;

  private final Host host;
  private final InterfaceAddresses addresses;

  /** The addresses of the interfaces of a host. */
  public NetIpAddressSource(Host host, InterfaceAddresses addresses) {
    this.host = host;
    this.addresses = addresses;
  }

  @Override
  public String className() {
    return CLASS;
  }

  @Override
  public Stream<Instance> instances(Wanted wanted) {
    return instances(wanted, null);
  }

  /** Looks at the addresses of that interface only. */
  @Override
  public Optional<Instance> find(Map<String, String> keys, Wanted wanted) {
    return instances(wanted, keys.get("Name")).filter(row -> Keys.match(row, keys)).findFirst();
  }

  private Stream<Instance> instances(Wanted wanted, String name) {
    Lazy<Ip6Flags> flags = new Lazy<>(() -> Ip6Flags.read(host.files()));
    return NetworkDevice.withLoopback(host.files()).stream()
        .filter(device -> AccessPoint.mayLieOn(device, name))
        .flatMap(
            device ->
                addresses.of(device.name()).stream()
                    .map(entry -> row(device, entry, flags, wanted)));
  }

  private Instance row(NetworkDevice device, Entry entry, Lazy<Ip6Flags> flags, Wanted wanted) {
    InetAddress address = entry.address();
    Family family = Family.of(address);
    boolean linkLocal = family == Family.IPV6 && address.isLinkLocalAddress();
    String text = IpText.of(address) + (linkLocal ? "%" + device.index() : "");
    Row row =
        AccessPoint.row(CLASS, device, text, wanted)
            .set("IPAddress", text)
            .set(family == Family.IPV4 ? "IPv4Address" : "IPv6Address", text)
            .set("PrefixLength", entry.prefix())
            .set("AddressFamily", family.number)
            .set("ProtocolIFType", family.protocol)
            .set("Type", UNICAST)
            .set("Store", ACTIVE);
    if (address.isLoopbackAddress()) {
      row.set("PrefixOrigin", WELL_KNOWN).set("SuffixOrigin", WELL_KNOWN);
    } else if (linkLocal) {
      row.set("PrefixOrigin", WELL_KNOWN).set("SuffixOrigin", LINK);
    } else if (wanted.hasAny("PrefixOrigin", "SuffixOrigin")) {
      origin(row, device, address, flags);
    }
    return row.read(
            "AddressState",
            () ->
                family == Family.IPV4
                    ? Integer.valueOf(PREFERRED)
                    : flags.get().state(address, device.name()))
        .build();
  }

  /** Where a global address is from; NULL when that left no trace. */
  private void origin(Row row, NetworkDevice device, InetAddress address, Lazy<Ip6Flags> flags) {
    if (Family.of(address) == Family.IPV4) {
      Optional<Integer> origin =
          DhcpState.of(host.files(), device).enabled().map(dhcp -> dhcp ? DHCP : MANUAL);
      row.set("PrefixOrigin", origin).set("SuffixOrigin", origin);
    } else if (Boolean.TRUE.equals(flags.get().isPermanent(address, device.name()))) {
      row.set("PrefixOrigin", MANUAL).set("SuffixOrigin", MANUAL);
    } else if (flags.get().isTemporary(address, device.name())) {
      row.set("SuffixOrigin", RANDOM);
    }
  }
}
