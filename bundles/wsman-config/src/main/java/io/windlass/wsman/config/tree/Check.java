package io.windlass.wsman.config.tree;

import io.windlass.wsman.security.AddressRanges;
import io.windlass.wsman.security.sddl.SecurityDescriptor;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What a value may be. Stateless. */
@FunctionalInterface
public interface Check {
  /**
   * The value in its usual spelling.
   *
   * @throws IllegalArgumentException when it cannot be one; the message goes on from {@code NAME =
   *     VALUE}
   */
  String canonical(String value);

  /** True or false. */
  static Check bool() {
    return value ->
        switch (value.strip().toLowerCase(Locale.ROOT)) {
          case "true", "1" -> "true";
          case "false", "0" -> "false";
          default -> throw new IllegalArgumentException("is neither true nor false");
        };
  }

  /** A whole number in a range. */
  static Check number(long least, long most) {
    return value -> {
      String digits = value.strip();
      boolean number = !digits.isEmpty() && digits.length() < 19;
      for (int i = 0; i < digits.length(); i++) {
        number &= digits.charAt(i) >= '0' && digits.charAt(i) <= '9';
      }
      long parsed = number ? Long.parseLong(digits) : -1;
      if (!number || parsed < least || parsed > most) {
        throw new IllegalArgumentException("is not a number from " + least + " to " + most);
      }
      return Long.toString(parsed);
    };
  }

  /** One of several words. */
  static Check oneOf(String... words) {
    return value -> {
      for (String word : words) {
        if (word.equalsIgnoreCase(value.strip())) {
          return word;
        }
      }
      throw new IllegalArgumentException("is none of " + String.join(", ", words));
    };
  }

  /** What a URL's path begins with (MS-WSMV §2.2.4.6, §2.2.4.19). */
  static Check urlPrefix() {
    Pattern prefix = Pattern.compile("[a-zA-Z0-9_]{1,64}(/[a-zA-Z0-9_]{1,64}){0,7}");
    return value -> {
      if (!prefix.matcher(value.strip()).matches()) {
        throw new IllegalArgumentException(
            "has other characters than letters, digits, _ and inner slashes, or too many of them");
      }
      return value.strip();
    };
  }

  /** A security descriptor. */
  static Check descriptor() {
    return value -> {
      String text = value.strip();
      try {
        SecurityDescriptor.parse(text);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("is not a security descriptor: " + e.getMessage(), e);
      }
      return text;
    };
  }

  /** The addresses that listeners may use; the reader refuses what is no filter. */
  static Check addresses(Function<String, AddressRanges> reader) {
    return value -> {
      reader.apply(value);
      return value.strip();
    };
  }

  /** The thumbprint of a certificate, or nothing. */
  static Check thumbprint() {
    Pattern hex = Pattern.compile("([0-9A-F]{40})?");
    return value -> {
      String digits = value.replaceAll("[\\s:\\u200e]", "").toUpperCase(Locale.ROOT);
      if (!hex.matcher(digits).matches()) {
        throw new IllegalArgumentException("is not a thumbprint of 40 hexadecimal digits");
      }
      return digits;
    };
  }

  /** The hosts that a client trusts without proof (MS-WSMV §2.2.4.6). */
  static Check trustedHosts() {
    Pattern host = Pattern.compile("<local>|\\*?[^*\\s,<>]{1,255}|[^*\\s,<>]{1,255}\\*");
    return value -> {
      String text = value.strip();
      if (text.isEmpty() || text.equals("*")) {
        return text;
      }
      for (String item : text.split(",", -1)) {
        if (!host.matcher(item.strip()).matches()) {
          throw new IllegalArgumentException(
              "has the item \""
                  + item.strip()
                  + "\"; a list of names separated by commas is expected, each with one * at most,"
                  + " at its beginning or end, or <local>");
        }
      }
      return text;
    };
  }
}
