package io.windlass.wmi.linux.network;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;

/** Tells the addresses of network interfaces. Safe for use by several threads. */
@FunctionalInterface
public interface InterfaceAddresses {
  /**
   * An address of an interface.
   *
   * @param prefix bits of the network
   */
  record Entry(InetAddress address, int prefix) {}

  /** The addresses of an interface; none when it is unknown. */
  List<Entry> of(String interfaceName);

  /** Those of this very host, from the JVM: no file of {@code /proc} has them with prefixes. */
  static InterfaceAddresses ofHost() {
    return name -> {
      try {
        NetworkInterface found = NetworkInterface.getByName(name);
        return found == null
            ? List.of()
            : found.getInterfaceAddresses().stream()
                .map(entry -> new Entry(entry.getAddress(), entry.getNetworkPrefixLength()))
                .toList();
      } catch (SocketException e) {
        return List.of();
      }
    };
  }
}
