package io.windlass.wmi.mof;

/**
 * A piece of MOF.
 *
 * @param text as a reader would quote it in a message; of a name, the name
 * @param value of a string {@link String}, of an integer {@link java.math.BigInteger}, of a real
 *     {@link Double}, of a character {@link Character}; of an alias its name without {@code $}
 */
record Token(Kind kind, String text, Object value, Place at) {
  /** What it is. */
  enum Kind {
    NAME,
    STRING,
    INTEGER,
    REAL,
    CHARACTER,
    ALIAS,
    SYMBOL,
    END
  }

  private static final int QUOTED = 40;

  boolean isSymbol(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }

  /** Keywords compare without case. */
  boolean isWord(String word) {
    return kind == Kind.NAME && text.equalsIgnoreCase(word);
  }

  /** How a message names it. */
  String describe() {
    if (kind == Kind.END) {
      return "the end of the file";
    }
    return text.length() <= QUOTED ? text : text.substring(0, QUOTED) + "…";
  }
}
