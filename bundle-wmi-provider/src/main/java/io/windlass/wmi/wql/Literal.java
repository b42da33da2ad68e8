package io.windlass.wmi.wql;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A constant as written, not yet coerced to the type of a property.
 *
 * @param kind how it was written
 * @param text its characters without quotes and escapes
 * @param at offset in the query
 */
record Literal(Kind kind, String text, int at) {
  enum Kind {
    TEXT,
    NUMBER,
    BOOLEAN,
    NULL
  }

  private static final Pattern HEXADECIMAL = Pattern.compile("([-+]?)0x([0-9a-f]+)");
  private static final int MAX_DIGITS = 100;
  private static final int MAX_EXPONENT = 400;

  boolean isNull() {
    return kind == Kind.NULL;
  }

  /**
   * The value as a number: decimal with or without fraction and exponent, or {@code 0x} and
   * hexadecimal digits.
   *
   * @throws NumberFormatException when it is none, or one that no CIM type could hold
   */
  BigDecimal number() {
    String digits = text.strip().toLowerCase(Locale.ROOT);
    if (digits.length() > MAX_DIGITS) {
      throw new NumberFormatException("too long for a number");
    }
    Matcher hex = HEXADECIMAL.matcher(digits);
    if (hex.matches()) {
      return new BigDecimal(new BigInteger(hex.group(1) + hex.group(2), 16));
    }
    BigDecimal value = new BigDecimal(digits);
    if (Math.abs((long) value.scale()) > MAX_EXPONENT) {
      throw new NumberFormatException("exponent out of range");
    }
    return value;
  }

  /** As it is shown to the author of the query. */
  String shown() {
    String shortened = text.length() > 40 ? text.substring(0, 40) + "…" : text;
    return kind == Kind.TEXT ? "'" + shortened + "'" : shortened;
  }
}
