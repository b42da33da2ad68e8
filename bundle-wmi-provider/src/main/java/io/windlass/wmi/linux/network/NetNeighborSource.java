package io.windlass.wmi.linux.network;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code MSFT_NetNeighbor}: the neighbours of {@code /proc/net/arp}. Those of IPv6 are in no file.
 */
public final class NetNeighborSource implements ClassSource {
  private static final String CLASS = "MSFT_NetNeighbor";
  private static final int ACTIVE = 1;

  /** ATF_… of {@code if_arp.h}. */
  private static final int COMPLETE = 0x02;

  private static final int PERMANENT = 0x04;

  private final Host host;

  /** The neighbours of a host. */
  public NetNeighborSource(Host host) {
    this.host = host;
  }

  @Override
  public String className() {
    return CLASS;
  }

  @Override
  public Stream<Instance> instances(Wanted wanted) {
    Map<String, NetworkDevice> devices =
        NetworkDevice.withLoopback(host.files()).stream()
            .collect(Collectors.toMap(NetworkDevice::name, Function.identity()));
    return host.files().lines("/proc/net/arp").stream()
        .skip(1)
        .map(line -> line.strip().split("\\s+"))
        .filter(fields -> fields.length == 6 && devices.containsKey(fields[5]))
        .flatMap(fields -> row(fields, devices.get(fields[5]), wanted).stream());
  }

  /** The fields: address, type of hardware, flags, hardware address, mask, interface. */
  private static Optional<Instance> row(String[] fields, NetworkDevice device, Wanted wanted) {
    int flags;
    try {
      flags = Integer.decode(fields[2]);
    } catch (NumberFormatException e) {
      return Optional.empty(); // a line of a kernel that writes another form
    }
    return Optional.of(
        AccessPoint.row(CLASS, device, fields[0], wanted)
            .set("IPAddress", fields[0])
            .set("AddressFamily", Family.IPV4.number)
            .set("Store", ACTIVE)
            .set("State", state(flags))
            .set("LinkLayerAddress", fields[3].toUpperCase(Locale.ROOT).replace(':', '-'))
            .build());
  }

  /** Whether a complete one was heard of lately the file does not say. */
  private static Integer state(int flags) {
    if ((flags & PERMANENT) != 0) {
      return 6;
    }
    return (flags & COMPLETE) != 0 ? null : 1;
  }
}
