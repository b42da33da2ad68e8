package io.windlass.wsman.core.xpath;

import java.util.ArrayList;
import java.util.List;

/** Splits an expression into tokens (XPath 1.0 §3.7). For one thread, for one use. */
final class Lexer {
  /** The longest expression, in characters. */
  static final int MAX_LENGTH = 4096;

  private static final List<String> TWO = List.of("!=", "<=", ">=", "//", "::", "..");
  private static final String ONE = "/.[]()@|=<>,*:+-$";

  private final String text;
  private int next;

  private Lexer(String text) {
    this.text = text;
  }

  /** All tokens; the last one is the end. */
  static List<Token> tokens(String text) throws XPathMistake {
    if (text.length() > MAX_LENGTH) {
      throw new XPathMistake(
          "The XPath expression has "
              + text.length()
              + " characters; "
              + MAX_LENGTH
              + " are the limit.");
    }
    Lexer lexer = new Lexer(text);
    List<Token> all = new ArrayList<>();
    while (all.isEmpty() || all.get(all.size() - 1).kind() != Token.Kind.END) {
      all.add(lexer.read());
    }
    return all;
  }

  private Token read() throws XPathMistake {
    while (next < text.length() && " \t\r\n".indexOf(text.charAt(next)) >= 0) {
      next++;
    }
    if (next == text.length()) {
      return new Token(Token.Kind.END, "", next + 1);
    }
    char c = text.charAt(next);
    if (c == '"' || c == '\'') {
      return literal(c);
    }
    if (isDigit(next) || c == '.' && isDigit(next + 1)) {
      return number();
    }
    if (isNameStart(c)) {
      int start = next;
      while (next < text.length() && isNamePart(text.charAt(next))) {
        next++;
      }
      return new Token(Token.Kind.NAME, text.substring(start, next), start + 1);
    }
    for (String symbol : TWO) {
      if (text.startsWith(symbol, next)) {
        next += 2;
        return new Token(Token.Kind.SYMBOL, symbol, next - 1);
      }
    }
    if (ONE.indexOf(c) < 0) {
      throw refused(text, next + 1, "the character " + shown(c) + " has no meaning in XPath");
    }
    next++;
    return new Token(Token.Kind.SYMBOL, String.valueOf(c), next);
  }

  private Token literal(char quote) throws XPathMistake {
    int end = text.indexOf(quote, next + 1);
    if (end < 0) {
      throw refused(text, next + 1, "a literal that does not end");
    }
    Token token = new Token(Token.Kind.LITERAL, text.substring(next + 1, end), next + 1);
    next = end + 1;
    return token;
  }

  private Token number() {
    int start = next;
    while (isDigit(next)) {
      next++;
    }
    if (next < text.length() && text.charAt(next) == '.') {
      next++;
      while (isDigit(next)) {
        next++;
      }
    }
    return new Token(Token.Kind.NUMBER, text.substring(start, next), start + 1);
  }

  private boolean isDigit(int index) {
    return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
  }

  private static boolean isNameStart(char c) {
    return c == '_' || Character.isLetter(c);
  }

  private static boolean isNamePart(char c) {
    return isNameStart(c) || c == '-' || c == '.' || Character.isDigit(c);
  }

  private static String shown(char c) {
    return c > ' ' && c < 0x7f ? "\"" + c + "\"" : String.format("U+%04X", (int) c);
  }

  /** The fault of an expression that is wrong, or more than is understood here. */
  static XPathMistake refused(String expression, int at, String reason) {
    String shown = expression.length() > 120 ? expression.substring(0, 120) + "…" : expression;
    return new XPathMistake(
        "The XPath expression "
            + shown
            + " cannot be used: at position "
            + at
            + ", "
            + reason
            + ".");
  }
}
