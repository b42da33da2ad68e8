package io.windlass.wmi.wql;

import io.windlass.wmi.wql.Token.Kind;
import io.windlass.wsman.api.ResourceFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Tokens with one token of look-ahead, and the refusals of a parser. */
final class TokenStream {
  private static final Set<String> RESERVED = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  static {
    RESERVED.addAll(
        List.of(
            "SELECT", "FROM", "WHERE", "AND", "OR", "NOT", "IS", "NULL", "LIKE", "ISA", "TRUE",
            "FALSE"));
  }

  private final String query;
  private final Lexer lexer;
  private Token current;

  TokenStream(String query) throws ResourceFault {
    this.query = query;
    this.lexer = new Lexer(query);
    this.current = lexer.read();
  }

  Token peek() {
    return current;
  }

  Token next() throws ResourceFault {
    Token read = current;
    current = lexer.read();
    return read;
  }

  /** Takes the word when it is next. */
  boolean takeWord(String word) throws ResourceFault {
    boolean there = current.isWord(word);
    if (there) {
      next();
    }
    return there;
  }

  /** Takes the symbol when it is next. */
  boolean takeSymbol(String symbol) throws ResourceFault {
    boolean there = current.isSymbol(symbol);
    if (there) {
      next();
    }
    return there;
  }

  void expectWord(String word) throws ResourceFault {
    if (!takeWord(word)) {
      throw expected(word);
    }
  }

  void expectSymbol(String symbol) throws ResourceFault {
    if (!takeSymbol(symbol)) {
      throw expected("'" + symbol + "'");
    }
  }

  void expectEnd() throws ResourceFault {
    if (current.kind() != Kind.END) {
      throw expected("the end of the query");
    }
  }

  /** A name that is no reserved word. */
  String expectName(String what) throws ResourceFault {
    if (current.kind() != Kind.NAME || RESERVED.contains(current.text())) {
      throw expected(what);
    }
    return next().text();
  }

  /** Names with dots between them. */
  PropertyName expectProperty() throws ResourceFault {
    int at = current.at();
    String first = expectName("a property");
    if (!current.isSymbol(".")) {
      return new PropertyName(List.of(first), at);
    }
    List<String> segments = new ArrayList<>(List.of(first));
    while (takeSymbol(".")) {
      segments.add(expectName("the name of an embedded property"));
    }
    return new PropertyName(List.copyOf(segments), at);
  }

  List<PropertyName> expectProperties() throws ResourceFault {
    List<PropertyName> properties = new ArrayList<>();
    do {
      properties.add(expectProperty());
    } while (takeSymbol(","));
    return List.copyOf(properties);
  }

  /** The refusal of the next token. */
  ResourceFault expected(String what) {
    return error(current.at(), "expected " + what + ", found " + current.shown());
  }

  ResourceFault error(int at, String message) {
    return WqlError.at(query, at, message);
  }
}
