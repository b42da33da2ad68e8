package io.windlass.wmi.linux.network;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.util.stream.Stream;

/**
 * {@code MSFT_DNSClient}: what resolv.conf says of names, for every interface: Linux has one
 * resolver for all of them.
 */
public final class DnsClientSource implements ClassSource {
  private static final String CLASS = "MSFT_DNSClient";

  private final Host host;

  /** The resolver of a host. */
  public DnsClientSource(Host host) {
    this.host = host;
  }

  @Override
  public String className() {
    return CLASS;
  }

  @Override
  public Stream<Instance> instances(Wanted wanted) {
    String computer = host.name();
    Resolver resolver = Resolver.read(host.files());
    return NetworkDevice.all(host.files()).stream()
        .map(
            device ->
                AccessPoint.row(CLASS, device, "", wanted)
                    .set("Hostname", computer)
                    .set("ConnectionSpecificSuffix", resolver.search().stream().findFirst())
                    .set("ConnectionSpecificSuffixSearchList", resolver.search())
                    .build());
  }
}
