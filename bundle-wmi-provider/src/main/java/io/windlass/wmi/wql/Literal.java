package io.windlass.wmi.wql;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;

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
    int hex = digits.indexOf("0x");
    if (hex == 0 || hex == 1) {
      String magnitude = digits.substring(hex + 2);
      if (magnitude.startsWith("-") || magnitude.startsWith("+")) {
        throw new NumberFormatException("sign after 0x");
      }
      return new BigDecimal(new BigInteger(digits.substring(0, hex) + magnitude, 16));
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
