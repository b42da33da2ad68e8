package io.windlass.wmi.linux.network;

import java.net.Inet4Address;
import java.net.InetAddress;

/** The text of an address of either family. */
final class IpText {
  private IpText() {}

  /** Without the name of the interface that the JVM appends to a link-local address. */
  static String of(InetAddress address) {
    return address instanceof Inet4Address
        ? address.getHostAddress()
        : Ipv6Text.of(address.getAddress());
  }
}
