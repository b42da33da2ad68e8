package io.windlass.wmi.linux.network;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code MSFT_DNSClientServerAddress}: the name servers of resolv.conf, for every interface and
 * family, as on Windows.
 */
public final class DnsServerSource implements ClassSource {
  private static final String CLASS = "MSFT_DNSClientServerAddress";

  /** {@code AccessContext} of a name server. */
  private static final int DNS_SERVER = 3;

  private final Host host;

  /** The name servers of a host. */
  public DnsServerSource(Host host) {
    this.host = host;
  }

  @Override
  public String className() {
    return CLASS;
  }

  @Override
  public Stream<Instance> instances(Wanted wanted) {
    List<String> servers = Resolver.read(host.files()).servers();
    return NetworkDevice.all(host.files()).stream()
        .flatMap(
            device ->
                Arrays.stream(Family.values())
                    .map(
                        family ->
                            AccessPoint.row(CLASS, device, family.number, wanted)
                                .set("AddressFamily", family.number)
                                .set("AccessContext", DNS_SERVER)
                                .set("ServerAddresses", of(family, servers))
                                .build()));
  }

  private static List<String> of(Family family, List<String> servers) {
    return servers.stream()
        .filter(server -> (server.indexOf(':') >= 0) == (family == Family.IPV6))
        .toList();
  }
}
