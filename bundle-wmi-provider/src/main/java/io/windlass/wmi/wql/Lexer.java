package io.windlass.wmi.wql;

import io.windlass.wmi.wql.Token.Kind;
import io.windlass.wsman.api.ResourceFault;

/** Cuts a query into tokens, one at a time. */
final class Lexer {
  private final String query;
  private int next;

  Lexer(String query) {
    this.query = query;
  }

  Token read() throws ResourceFault {
    while (next < query.length() && Character.isWhitespace(query.charAt(next))) {
      next++;
    }
    if (next == query.length()) {
      return new Token(Kind.END, "", next);
    }
    int start = next;
    char first = query.charAt(start);
    if (startsName(first)) {
      return name(start);
    }
    if (first == '\'' || first == '"') {
      return string(start, first);
    }
    if (startsNumber(start)) {
      return number(start);
    }
    return symbol(start, first);
  }

  private Token name(int start) {
    while (next < query.length() && continuesName(query.charAt(next))) {
      next++;
    }
    return new Token(Kind.NAME, query.substring(start, next), start);
  }

  static boolean startsName(char c) {
    return c == '_' || Character.isLetter(c);
  }

  private static boolean continuesName(char c) {
    return startsName(c) || c >= '0' && c <= '9';
  }

  private Token string(int start, char quote) throws ResourceFault {
    int end = query.indexOf(quote, start + 1);
    int escape = query.indexOf('\\', start + 1);
    if (end >= 0 && (escape < 0 || escape > end)) {
      next = end + 1;
      return new Token(Kind.STRING, query.substring(start + 1, end), start);
    }
    StringBuilder value = new StringBuilder();
    for (int i = start + 1; i < query.length(); i++) {
      char c = query.charAt(i);
      if (c == quote) {
        next = i + 1;
        return new Token(Kind.STRING, value.toString(), start);
      }
      if (c == '\\') {
        c = escaped(++i);
      }
      value.append(c);
    }
    throw WqlError.at(query, start, "the text that starts here lacks its closing " + quote);
  }

  private char escaped(int at) throws ResourceFault {
    char c = at < query.length() ? query.charAt(at) : 0;
    if (c != '\\' && c != '\'' && c != '"') {
      throw WqlError.at(
          query, at - 1, "a backslash in a text is written \\\\ (and quotes as \\' and \\\")");
    }
    return c;
  }

  private boolean startsNumber(int at) {
    char c = query.charAt(at);
    if (c == '-' || c == '+' || c == '.') {
      char follower = at + 1 < query.length() ? query.charAt(at + 1) : 0;
      return isDigit(follower) || c != '.' && follower == '.';
    }
    return isDigit(c);
  }

  private Token number(int start) throws ResourceFault {
    char sign = query.charAt(start);
    next = sign == '-' || sign == '+' ? start + 1 : start;
    if (query.regionMatches(true, next, "0x", 0, 2)) {
      next += 2;
      while (next < query.length() && Character.digit(query.charAt(next), 16) >= 0) {
        next++;
      }
    } else {
      digits();
      if (next < query.length() && query.charAt(next) == '.') {
        next++;
        digits();
      }
      exponent();
    }
    if (next < query.length() && continuesName(query.charAt(next))) {
      throw WqlError.at(query, start, "this is not a number");
    }
    return new Token(Kind.NUMBER, query.substring(start, next), start);
  }

  private void exponent() {
    int at = next;
    if (at < query.length() && (query.charAt(at) == 'e' || query.charAt(at) == 'E')) {
      at++;
      if (at < query.length() && (query.charAt(at) == '-' || query.charAt(at) == '+')) {
        at++;
      }
      if (at < query.length() && isDigit(query.charAt(at))) {
        next = at;
        digits();
      }
    }
  }

  private void digits() {
    while (next < query.length() && isDigit(query.charAt(next))) {
      next++;
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private Token symbol(int start, char first) throws ResourceFault {
    char second = start + 1 < query.length() ? query.charAt(start + 1) : 0;
    boolean pair =
        first == '<' && (second == '=' || second == '>')
            || second == '=' && (first == '>' || first == '!');
    if (!pair && "(),*.=<>{}@".indexOf(first) < 0) {
      throw WqlError.at(query, start, "the character '" + first + "' has no meaning here");
    }
    next = start + (pair ? 2 : 1);
    return new Token(Kind.SYMBOL, query.substring(start, next), start);
  }
}
