package io.windlass.wmi.mof;

import io.windlass.wmi.mof.Token.Kind;

/** Cuts MOF into tokens (DSP0004 §A.2), one at a time; comments and blanks vanish. */
final class Lexer {
  private static final String SYMBOLS = "#(){}[];:,=";

  private final Characters source;
  private final NumberReader numbers;

  Lexer(String file, String text) {
    source = new Characters(file, text);
    numbers = new NumberReader(source);
  }

  Token read() throws MofException {
    skipBlanks();
    Place at = source.place();
    if (source.atEnd()) {
      return new Token(Kind.END, "", null, at);
    }
    char c = source.peek();
    if (startsName(c)) {
      String name = name(at);
      return new Token(Kind.NAME, name, name, at);
    }
    if (c == '"') {
      return string(at);
    }
    if (c == '\'') {
      return character(at);
    }
    if (c == '$') {
      return alias(at);
    }
    if (NumberReader.starts(c)) {
      return numbers.read(at);
    }
    if (SYMBOLS.indexOf(c) < 0) {
      throw new MofException(at, "the character " + shown(c) + " has no meaning here");
    }
    source.take();
    return new Token(Kind.SYMBOL, String.valueOf(c), null, at);
  }

  private static String shown(char c) {
    return c > ' ' && c < 0x7f ? "'" + c + "'" : String.format("U+%04X", (int) c);
  }

  private void skipBlanks() throws MofException {
    while (!source.atEnd()) {
      Place at = source.place();
      if (source.peek() == ' ' || source.peek() >= '\t' && source.peek() <= '\r') {
        source.take();
      } else if (source.take("//")) {
        while (!source.atEnd() && source.peek() != '\n' && source.peek() != '\r') {
          source.take();
        }
      } else if (source.take("/*")) {
        skipComment(at);
      } else {
        return;
      }
    }
  }

  private void skipComment(Place at) throws MofException {
    while (!source.take("*/")) {
      if (source.atEnd()) {
        throw new MofException(at, "the comment that starts here lacks its closing */");
      }
      source.take();
    }
  }

  static boolean startsName(char c) {
    return c == '_'
        || c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= 0xc0 && Character.isLetter(c);
  }

  private String name(Place at) throws MofException {
    int start = source.offset();
    while (startsName(source.peek()) || NumberReader.isDigit(source.peek())) {
      source.take();
    }
    String name = source.since(start);
    if (name.length() > Limits.NAME_LENGTH) {
      throw new MofException(at, "a name has at most " + Limits.NAME_LENGTH + " characters");
    }
    return name;
  }

  private Token alias(Place at) throws MofException {
    source.take();
    if (!startsName(source.peek())) {
      throw new MofException(at, "expected the name of an alias behind $");
    }
    String name = name(at);
    return new Token(Kind.ALIAS, "$" + name, name, at);
  }

  private Token string(Place at) throws MofException {
    int start = source.offset();
    source.take();
    StringBuilder value = new StringBuilder();
    while (source.peek() != '"' || source.atEnd()) {
      value.append(element(at, "text", '"'));
    }
    source.take();
    return new Token(Kind.STRING, source.since(start), value.toString(), at);
  }

  private Token character(Place at) throws MofException {
    int start = source.offset();
    source.take();
    if (source.peek() == '\'') {
      throw new MofException(at, "expected a character between the quotes, found none");
    }
    char value = element(at, "character", '\'');
    if (source.peek() != '\'') {
      throw new MofException(source.place(), "expected ' behind one character");
    }
    source.take();
    return new Token(Kind.CHARACTER, source.since(start), value, at);
  }

  /** One character of a string, escapes resolved (DSP0004 §A.3). */
  private char element(Place start, String what, char quote) throws MofException {
    if (source.atEnd() || source.peek() == '\n' || source.peek() == '\r') {
      throw new MofException(
          start, "the " + what + " that starts here lacks its closing " + quote + " on this line");
    }
    Place at = source.place();
    char c = source.take();
    if (c != '\\') {
      return c;
    }
    char escaped = source.atEnd() ? Characters.END : source.take();
    return switch (escaped) {
      case 'b' -> '\b';
      case 't' -> '\t';
      case 'n' -> '\n';
      case 'f' -> '\f';
      case 'r' -> '\r';
      case '"', '\'', '\\' -> escaped;
      case 'x', 'X' -> hexadecimal(at);
      default ->
          throw new MofException(
              at, "expected \\b \\t \\n \\f \\r \\\" \\' \\\\ or \\x with 1 to 4 digits");
    };
  }

  private char hexadecimal(Place at) throws MofException {
    int value = 0;
    int digits = 0;
    while (digits < 4 && NumberReader.hexDigit(source.peek()) >= 0) {
      value = value * 16 + NumberReader.hexDigit(source.take());
      digits++;
    }
    if (digits == 0) {
      throw new MofException(at, "expected 1 to 4 hexadecimal digits behind \\x");
    }
    return (char) value;
  }
}
