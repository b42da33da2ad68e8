package io.windlass.wmi.mof;

import io.windlass.wmi.mof.Token.Kind;

/** Tokens with one to look ahead, and the refusals that name what was expected. */
final class TokenStream {
  private final Lexer lexer;
  private final TokenCount count;
  private Token next;

  TokenStream(String file, String text, TokenCount count) throws MofException {
    lexer = new Lexer(file, text);
    this.count = count;
    next = lexer.read();
  }

  Token peek() {
    return next;
  }

  Token next() throws MofException {
    Token taken = next;
    if (taken.kind() != Kind.END) {
      count.add(taken.at());
      next = lexer.read();
    }
    return taken;
  }

  boolean atEnd() {
    return next.kind() == Kind.END;
  }

  boolean takeSymbol(String symbol) throws MofException {
    boolean found = next.isSymbol(symbol);
    if (found) {
      next();
    }
    return found;
  }

  boolean takeWord(String word) throws MofException {
    boolean found = next.isWord(word);
    if (found) {
      next();
    }
    return found;
  }

  void expectSymbol(String symbol) throws MofException {
    if (!takeSymbol(symbol)) {
      throw expected(symbol);
    }
  }

  void expectWord(String word) throws MofException {
    if (!takeWord(word)) {
      throw expected(word);
    }
  }

  /** Takes a name; what names it in the message. */
  String expectName(String what) throws MofException {
    return expect(Kind.NAME, what).text();
  }

  Token expect(Kind kind, String what) throws MofException {
    if (next.kind() != kind) {
      throw expected(what);
    }
    return next();
  }

  /** Takes strings that stand side by side as one (DSP0004 §7.11.2). */
  String expectText(String what) throws MofException {
    String first = (String) expect(Kind.STRING, what).value();
    if (next.kind() != Kind.STRING) {
      return first;
    }
    StringBuilder joined = new StringBuilder(first);
    while (next.kind() == Kind.STRING) {
      joined.append((String) next().value());
    }
    return joined.toString();
  }

  MofException expected(String what) {
    return new MofException(next.at(), "expected " + what + ", found " + next.describe());
  }
}
