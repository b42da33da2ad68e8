package io.windlass.wsman.http.jetty;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What holds for all listeners (MS-WSMV §2.2.4.36). Immutable.
 *
 * @param ipv4Filter the IPv4 addresses that listeners may use
 * @param ipv6Filter the IPv6 addresses
 * @param remoteAccess false when only this machine is served
 * @param httpPort of listeners that name none
 * @param httpsPort the same for HTTPS
 */
record ListenerRules(
    String ipv4Filter, String ipv6Filter, boolean remoteAccess, int httpPort, int httpsPort) {
  /** What holds while nothing is configured. */
  static final ListenerRules DEFAULT = new ListenerRules("*", "*", true, 5985, 5986);

  private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}");

  /** Checks the filters. */
  ListenerRules {
    ranges(ipv4Filter, "IPv4Filter", 4);
    ranges(ipv6Filter, "IPv6Filter", 16);
  }

  /**
   * Reads the configuration of the service; names compare without case.
   *
   * @throws IllegalArgumentException when a value is wrong; the message names it
   */
  static ListenerRules read(Map<String, ?> service) {
    return new ListenerRules(
        value(service, "IPv4Filter", "*"),
        value(service, "IPv6Filter", "*"),
        !value(service, "AllowRemoteAccess", "true").equalsIgnoreCase("false"),
        port(service, "DefaultPorts.HTTP", 5985),
        port(service, "DefaultPorts.HTTPS", 5986));
  }

  private static String value(Map<String, ?> service, String name, String usual) {
    for (Map.Entry<String, ?> property : service.entrySet()) {
      if (property.getKey().equalsIgnoreCase(name)) {
        return String.valueOf(property.getValue()).strip();
      }
    }
    return usual;
  }

  private static int port(Map<String, ?> service, String name, int usual) {
    String text = value(service, name, Integer.toString(usual));
    if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65535) {
      throw refused(name, text, "is not a port");
    }
    return Integer.parseInt(text);
  }

  /** True when every address may be used. */
  boolean takesAll() {
    return ipv4Filter.equals("*") && ipv6Filter.equals("*");
  }

  /** True when listeners may use an address. */
  boolean takes(InetAddress address) {
    boolean four = address instanceof Inet4Address;
    String filter = four ? ipv4Filter : ipv6Filter;
    if (filter.equals("*")) {
      return true;
    }
    BigInteger wanted = new BigInteger(1, address.getAddress());
    for (BigInteger[] range : ranges(filter, four ? "IPv4Filter" : "IPv6Filter", four ? 4 : 16)) {
      if (range[0].compareTo(wanted) <= 0 && wanted.compareTo(range[1]) <= 0) {
        return true;
      }
    }
    return false;
  }

  private static BigInteger[][] ranges(String filter, String name, int octets) {
    if (filter.isEmpty() || filter.equals("*")) {
      return new BigInteger[0][];
    }
    String[] parts = filter.split(",", -1);
    BigInteger[][] ranges = new BigInteger[parts.length][];
    for (int i = 0; i < parts.length; i++) {
      String[] ends = parts[i].strip().split("-", -1);
      BigInteger low = number(ends[0].strip(), name, filter, octets);
      BigInteger high = number(ends[ends.length - 1].strip(), name, filter, octets);
      if (ends.length > 2 || low.compareTo(high) > 0) {
        throw refused(name, filter, "has a range that is none: " + parts[i].strip());
      }
      ranges[i] = new BigInteger[] {low, high};
    }
    return ranges;
  }

  private static BigInteger number(String address, String name, String filter, int octets) {
    try {
      // Nothing that would be looked up in the DNS.
      Pattern literal = octets == 4 ? IPV4 : IPV6;
      if (literal.matcher(address).matches() && (octets == 4) == !address.contains(":")) {
        byte[] raw = InetAddress.getByName(address).getAddress();
        if (raw.length == octets) {
          return new BigInteger(1, raw);
        }
      }
    } catch (UnknownHostException e) {
      throw refused(name, filter, "has an address that is none: " + address);
    }
    throw refused(name, filter, "has an address that is none: " + address);
  }

  private static IllegalArgumentException refused(String name, String value, String why) {
    return new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "%s = %s %s. Change it in etc/%s.cfg.",
            name,
            value,
            why,
            HttpLimits.SERVICE));
  }
}
