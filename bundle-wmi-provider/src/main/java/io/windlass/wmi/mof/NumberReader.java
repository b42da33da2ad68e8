package io.windlass.wmi.mof;

import io.windlass.wmi.mof.Token.Kind;
import java.math.BigInteger;
import java.util.Locale;

/** Reads numbers: decimal, {@code 0x} hexadecimal, octal with a leading 0, binary with b, real. */
final class NumberReader {
  private final Characters source;

  NumberReader(Characters source) {
    this.source = source;
  }

  static boolean starts(char c) {
    return isDigit(c) || c == '+' || c == '-' || c == '.';
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** The value of an ASCII digit, or -1. */
  static int hexDigit(char c) {
    return c < 0x80 ? Character.digit(c, 16) : -1;
  }

  Token read(Place at) throws MofException {
    int start = source.offset();
    char previous = 0;
    while (continues(previous, source.peek())) {
      previous = source.take();
      if (source.offset() - start > Limits.NUMBER_LENGTH) {
        throw new MofException(at, "a number has at most " + Limits.NUMBER_LENGTH + " characters");
      }
    }
    String text = source.since(start);
    try {
      return token(text, at);
    } catch (NumberFormatException e) {
      throw new MofException(
          at, "expected a number (12, 0x1F, 017, 101b, 1.5, 1.5e3), found " + text);
    }
  }

  /** Everything that could be meant as part of the number, so that the message shows all of it. */
  private static boolean continues(char previous, char c) {
    if (c == '+' || c == '-') {
      return previous == 0 || previous == 'e' || previous == 'E';
    }
    return isDigit(c) || c == '.' || Lexer.startsName(c);
  }

  private static Token token(String text, Place at) throws MofException {
    char sign = text.charAt(0);
    String digits = sign == '+' || sign == '-' ? text.substring(1) : text;
    BigInteger magnitude = integer(digits.toLowerCase(Locale.ROOT));
    if (magnitude != null) {
      return new Token(Kind.INTEGER, text, sign == '-' ? magnitude.negate() : magnitude, at);
    }
    if (!digits.matches("[0-9]*\\.[0-9]+([eE][+-]?[0-9]+)?|[0-9]+\\.?([eE][+-]?[0-9]+)?")) {
      throw new NumberFormatException(text);
    }
    double real = Double.parseDouble(text);
    if (Double.isInfinite(real)) {
      throw new MofException(at, "the number " + text + " is too large for a real64");
    }
    return new Token(Kind.REAL, text, real, at);
  }

  /** Null when it is written as no integer. */
  private static BigInteger integer(String digits) {
    if (digits.matches("0x[0-9a-f]+")) {
      return new BigInteger(digits.substring(2), 16);
    }
    if (digits.matches("[01]+b")) {
      return new BigInteger(digits.substring(0, digits.length() - 1), 2);
    }
    if (digits.matches("0[0-9]+")) {
      return new BigInteger(digits, 8);
    }
    return digits.matches("[0-9]+") ? new BigInteger(digits) : null;
  }
}
