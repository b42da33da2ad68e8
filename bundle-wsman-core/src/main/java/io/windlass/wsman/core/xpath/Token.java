package io.windlass.wsman.core.xpath;

/**
 * One token of an expression.
 *
 * @param text a name, the content of a literal, the digits of a number, or the symbol itself
 * @param at its place in the expression, from 1
 */
record Token(Kind kind, String text, int at) {
  /** What a token is. */
  enum Kind {
    NAME,
    LITERAL,
    NUMBER,
    SYMBOL,
    END
  }

  boolean is(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }

  boolean isName(String name) {
    return kind == Kind.NAME && text.equals(name);
  }

  /** The token as a fault names it. */
  String shown() {
    return kind == Kind.END ? "the end" : "\"" + text + "\"";
  }
}
