package io.windlass.wsman.security;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The addresses that may be used (MS-WSMV §2.2.4.36, IPv4Filter and IPv6Filter): all of them, none,
 * or ranges with both ends. Immutable.
 */
public final class AddressRanges {
  private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f.]*:[0-9A-Fa-f:.]{1,44}");

  private final boolean all;
  private final List<Range> ranges;

  private record Range(BigInteger low, BigInteger high) {}

  private AddressRanges(boolean all, List<Range> ranges) {
    this.all = all;
    this.ranges = List.copyOf(ranges);
  }

  /** Reads a filter of IPv4 addresses; see {@link #ipv6}. */
  public static AddressRanges ipv4(String text) {
    return read(text, IPV4, 4, "IPv4 addresses such as 10.0.0.1-10.0.0.9");
  }

  /**
   * Reads a filter of IPv6 addresses: {@code *}, nothing, or addresses and ranges separated by
   * commas. No name is looked up.
   *
   * @throws IllegalArgumentException when it is none; the message goes on from {@code NAME = VALUE}
   */
  public static AddressRanges ipv6(String text) {
    return read(text, IPV6, 16, "IPv6 addresses such as ::1-::9");
  }

  private static AddressRanges read(String text, Pattern literal, int octets, String sort) {
    String filter = text.strip();
    if (filter.isEmpty() || filter.equals("*")) {
      return new AddressRanges(!filter.isEmpty(), List.of());
    }
    List<Range> ranges = new ArrayList<>();
    for (String part : filter.split(",", -1)) {
      String[] ends = part.strip().split("-", -1);
      BigInteger low = number(ends[0].strip(), literal, octets);
      BigInteger high = number(ends[ends.length - 1].strip(), literal, octets);
      if (ends.length > 2 || low == null || high == null) {
        throw new IllegalArgumentException(
            "has \""
                + part.strip()
                + "\", which is no range of "
                + sort
                + "; * is all, nothing is none");
      }
      if (low.compareTo(high) > 0) {
        throw new IllegalArgumentException(
            "has the range \"" + part.strip() + "\", which ends before it begins");
      }
      ranges.add(new Range(low, high));
    }
    return new AddressRanges(false, ranges);
  }

  /** The address as a number, or null when it is none of that length. */
  private static BigInteger number(String address, Pattern literal, int octets) {
    try {
      // Nothing that would be looked up in the DNS.
      if (literal.matcher(address).matches()) {
        byte[] raw = InetAddress.getByName(address).getAddress();
        return raw.length == octets ? new BigInteger(1, raw) : null;
      }
    } catch (UnknownHostException e) {
      return null;
    }
    return null;
  }

  /** True when every address may be used. */
  public boolean all() {
    return all;
  }

  /** True when an address, of the kind that this is about, may be used. */
  public boolean contains(InetAddress address) {
    BigInteger wanted = new BigInteger(1, address.getAddress());
    return all
        || ranges.stream()
            .anyMatch(
                range -> range.low().compareTo(wanted) <= 0 && wanted.compareTo(range.high()) <= 0);
  }
}
