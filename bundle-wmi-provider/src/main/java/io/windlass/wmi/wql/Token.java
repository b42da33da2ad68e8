package io.windlass.wmi.wql;

/**
 * One token of a query.
 *
 * @param kind what it is
 * @param text a name as written, the value of a string, the digits of a number, or the symbol
 * @param at offset of its first character in the query
 */
record Token(Kind kind, String text, int at) {
  enum Kind {
    NAME,
    STRING,
    NUMBER,
    SYMBOL,
    END
  }

  boolean isSymbol(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }

  boolean isWord(String word) {
    return kind == Kind.NAME && text.equalsIgnoreCase(word);
  }

  /** As it is shown to the author of the query. */
  String shown() {
    String shortened = text.length() > 40 ? text.substring(0, 40) + "…" : text;
    return switch (kind) {
      case END -> "the end of the query";
      case STRING -> "the text '" + shortened + "'";
      default -> "'" + shortened + "'";
    };
  }
}
