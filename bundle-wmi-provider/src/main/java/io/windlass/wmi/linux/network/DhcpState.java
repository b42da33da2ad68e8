package io.windlass.wmi.linux.network;

import io.windlass.wmi.linux.host.HostRoot;
import io.windlass.wmi.linux.host.KeyValues;
import java.util.Map;
import java.util.Optional;

/**
 * Whether an interface has its address from a DHCP server, as far as the usual clients leave
 * traces: systemd-networkd, dhclient, and {@code /etc/network/interfaces}.
 *
 * @param enabled empty when nobody can tell
 * @param server the server that gave the lease
 */
record DhcpState(Optional<Boolean> enabled, Optional<String> server) {
  static DhcpState of(HostRoot files, NetworkDevice device) {
    Optional<String> lease = files.text("/run/systemd/netif/leases/" + device.index());
    if (lease.isPresent()) {
      Map<String, String> facts = KeyValues.assignments(lease.get());
      return new DhcpState(Optional.of(true), Optional.ofNullable(facts.get("SERVER_ADDRESS")));
    }
    for (String file : files.names("/var/lib/dhcp")) {
      String leases = files.text("/var/lib/dhcp/" + file).orElse("");
      if (leases.contains("interface \"" + device.name() + "\"")) {
        return new DhcpState(Optional.of(true), dhclientServer(leases));
      }
    }
    return new DhcpState(configured(files, device.name()), Optional.empty());
  }

  private static Optional<String> dhclientServer(String leases) {
    String option = "dhcp-server-identifier ";
    int at = leases.lastIndexOf(option);
    int end = leases.indexOf(';', at);
    return at < 0 || end < 0
        ? Optional.empty()
        : Optional.of(leases.substring(at + option.length(), end).strip());
  }

  private static Optional<Boolean> configured(HostRoot files, String device) {
    return files.lines("/etc/network/interfaces").stream()
        .map(line -> line.strip().split("\\s+"))
        .filter(w -> w.length > 3 && w[0].equals("iface") && w[1].equals(device))
        .filter(words -> words[2].equals("inet"))
        .map(words -> words[3].equals("dhcp"))
        .findFirst();
  }
}
