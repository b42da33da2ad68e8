package io.windlass.wsman.client;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The hosts that a client talks to although they cannot show who they are (MS-WSMV §2.2.4.6): a
 * list of names separated by commas, with an asterisk at the beginning or the end; {@code *} for
 * all, {@code <local>} for names without a dot. Compared without case.
 */
public final class TrustedHosts {
  private static final String LOCAL = "<local>";
  private static final Pattern NUMBER = Pattern.compile("\\d+|0x[0-9a-f]*");

  private final List<String> patterns;

  private TrustedHosts(List<String> patterns) {
    this.patterns = patterns;
  }

  /**
   * Reads a list; an empty one trusts nobody.
   *
   * @throws IllegalArgumentException when a name has an asterisk elsewhere
   */
  public static TrustedHosts parse(String list) {
    List<String> patterns =
        Arrays.stream(list.split(","))
            .map(name -> name.strip().toLowerCase(Locale.ROOT))
            .filter(name -> !name.isEmpty())
            .toList();
    for (String pattern : patterns) {
      int star = pattern.indexOf('*');
      boolean atOneEnd = star == 0 || star == pattern.length() - 1;
      if (star >= 0 && (!atOneEnd || star != pattern.lastIndexOf('*'))) {
        throw new IllegalArgumentException(
            "TrustedHosts: \"" + pattern + "\" may have one * at its beginning or its end");
      }
    }
    return new TrustedHosts(patterns);
  }

  /** True when a host is on the list. */
  public boolean contains(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return patterns.stream().anyMatch(pattern -> matches(pattern, name));
  }

  private static boolean matches(String pattern, String name) {
    if (pattern.equals(LOCAL)) {
      // An address without dots is an address all the same: IPv6, or IPv4 as one number.
      return name.indexOf('.') < 0 && name.indexOf(':') < 0 && !NUMBER.matcher(name).matches();
    }
    if (pattern.endsWith("*")) {
      return name.startsWith(pattern.substring(0, pattern.length() - 1));
    }
    return pattern.startsWith("*") ? name.endsWith(pattern.substring(1)) : name.equals(pattern);
  }
}
