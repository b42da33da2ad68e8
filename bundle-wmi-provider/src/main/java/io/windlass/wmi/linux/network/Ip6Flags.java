package io.windlass.wmi.linux.network;

import io.windlass.wmi.linux.host.HostRoot;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** What {@code /proc/net/if_inet6} tells of the addresses of IPv6. */
final class Ip6Flags {
  private static final int TEMPORARY = 0x01;
  private static final int DAD_FAILED = 0x08;
  private static final int DEPRECATED = 0x20;
  private static final int TENTATIVE = 0x40;
  private static final int PERMANENT = 0x80;

  private final Map<String, Integer> byAddress;

  private Ip6Flags(Map<String, Integer> byAddress) {
    this.byAddress = byAddress;
  }

  /** The fields: address, index, length of the prefix, scope, flags (IFA_F_…), interface. */
  static Ip6Flags read(HostRoot files) {
    Map<String, Integer> found = new HashMap<>();
    for (String line : files.lines("/proc/net/if_inet6")) {
      String[] fields = line.strip().split("\\s+");
      if (fields.length >= 6) {
        try {
          found.put(fields[0] + " " + fields[5], HexFormat.fromHexDigits(fields[4]));
        } catch (IllegalArgumentException e) {
          // a line of a kernel that writes another form
        }
      }
    }
    return new Ip6Flags(found);
  }

  private Integer of(InetAddress address, String device) {
    return byAddress.get(HexFormat.of().formatHex(address.getAddress()) + " " + device);
  }

  /** {@code AddressState}; null when unknown. */
  Integer state(InetAddress address, String device) {
    Integer flags = of(address, device);
    if (flags == null) {
      return null;
    }
    if ((flags & DAD_FAILED) != 0) {
      return 2;
    }
    if ((flags & TENTATIVE) != 0) {
      return 1;
    }
    return (flags & DEPRECATED) != 0 ? 3 : 4;
  }

  /** True when it does not expire; null when unknown. */
  Boolean isPermanent(InetAddress address, String device) {
    Integer flags = of(address, device);
    return flags == null ? null : (flags & PERMANENT) != 0;
  }

  /** True for one of those that the host makes up and changes for privacy (RFC 8981). */
  boolean isTemporary(InetAddress address, String device) {
    Integer flags = of(address, device);
    return flags != null && (flags & TEMPORARY) != 0;
  }
}
