package io.windlass.wsman.config.tree;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** The addresses that listeners may use (MS-WSMV §2.2.4.36, IPv4Filter and IPv6Filter). */
final class AddressFilter {
  private static final Pattern V4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
  private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}");

  private AddressFilter() {}

  /** Filters of four octets, or of sixteen. */
  static Check of(boolean four) {
    return value -> {
      String text = value.strip();
      if (text.isEmpty() || text.equals("*")) {
        return text;
      }
      for (String range : text.split(",", -1)) {
        check(range.strip(), four);
      }
      return text;
    };
  }

  private static void check(String range, boolean four) {
    String[] ends = range.split("-", -1);
    if (ends.length > 2) {
      throw refused(range, four);
    }
    BigInteger low = address(ends[0].strip(), range, four);
    BigInteger high = address(ends[ends.length - 1].strip(), range, four);
    if (low.compareTo(high) > 0) {
      throw new IllegalArgumentException(
          "has the range \"" + range + "\", which ends before it begins");
    }
  }

  private static BigInteger address(String text, String range, boolean four) {
    // Nothing that would be looked up in the DNS.
    boolean literal =
        four ? V4.matcher(text).matches() : text.contains(":") && V6.matcher(text).matches();
    try {
      if (literal) {
        return new BigInteger(1, InetAddress.getByName(text).getAddress());
      }
    } catch (UnknownHostException e) {
      throw refused(range, four);
    }
    throw refused(range, four);
  }

  private static IllegalArgumentException refused(String range, boolean four) {
    return new IllegalArgumentException(
        "has \""
            + range
            + "\", which is no range of "
            + (four ? "IPv4 addresses such as 10.0.0.1-10.0.0.9" : "IPv6 addresses such as ::1-::9")
            + "; * is all, nothing is none");
  }
}
