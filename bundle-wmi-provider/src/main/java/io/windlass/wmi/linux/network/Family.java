package io.windlass.wmi.linux.network;

import java.net.Inet4Address;
import java.net.InetAddress;

/** A family of addresses, as the classes of {@code root/standardcimv2} number it. */
enum Family {
  IPV4(2, 4096, "/proc/sys/net/ipv4/"),
  IPV6(23, 4097, "/proc/sys/net/ipv6/");

  /** {@code AddressFamily}. */
  final int number;

  /** {@code ProtocolIFType} of CIM_ProtocolEndpoint. */
  final int protocol;

  /** Where the kernel's settings of the family are. */
  final String settings;

  Family(int number, int protocol, String settings) {
    this.number = number;
    this.protocol = protocol;
    this.settings = settings;
  }

  static Family of(InetAddress address) {
    return address instanceof Inet4Address ? IPV4 : IPV6;
  }
}
