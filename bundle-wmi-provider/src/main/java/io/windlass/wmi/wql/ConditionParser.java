package io.windlass.wmi.wql;

import io.windlass.wmi.wql.Token.Kind;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.filter.Comparison.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Parses what stands after WHERE: OR binds weaker than AND, AND weaker than NOT. Nesting is
 * limited, so that no query can exhaust the stack.
 */
final class ConditionParser {
  private static final int MAX_NESTING = 64;

  private final TokenStream tokens;
  private final Function<String, TextPattern> pattern;
  private int nesting;

  ConditionParser(TokenStream tokens) {
    this(tokens, LikePattern::of);
  }

  /**
   * @param pattern reads the pattern of a LIKE; an IllegalArgumentException says what is wrong
   */
  ConditionParser(TokenStream tokens, Function<String, TextPattern> pattern) {
    this.tokens = tokens;
    this.pattern = pattern;
  }

  Condition parse() throws ResourceFault {
    Condition first = conjunction();
    if (!tokens.peek().isWord("OR")) {
      return first;
    }
    List<Condition> terms = new ArrayList<>(List.of(first));
    while (tokens.takeWord("OR")) {
      terms.add(conjunction());
    }
    return new Condition.Or(List.copyOf(terms));
  }

  private Condition conjunction() throws ResourceFault {
    Condition first = term();
    if (!tokens.peek().isWord("AND")) {
      return first;
    }
    List<Condition> terms = new ArrayList<>(List.of(first));
    while (tokens.takeWord("AND")) {
      terms.add(term());
    }
    return new Condition.And(List.copyOf(terms));
  }

  private Condition term() throws ResourceFault {
    int at = tokens.peek().at();
    boolean not = tokens.takeWord("NOT");
    if (!not && !tokens.takeSymbol("(")) {
      return comparison();
    }
    if (++nesting > MAX_NESTING) {
      throw tokens.error(at, "NOT and parentheses go at most " + MAX_NESTING + " deep");
    }
    Condition inner;
    if (not) {
      inner = new Condition.Not(term());
    } else {
      inner = parse();
      tokens.expectSymbol(")");
    }
    nesting--;
    return inner;
  }

  private Condition comparison() throws ResourceFault {
    if (startsConstant(tokens.peek())) {
      Literal constant = constant();
      int at = tokens.peek().at();
      Operator operator = operator();
      return compare(tokens.expectProperty(), mirrored(operator), constant, at);
    }
    PropertyName property = tokens.expectProperty();
    int at = tokens.peek().at();
    if (tokens.takeWord("IS")) {
      boolean not = tokens.takeWord("NOT");
      tokens.expectWord("NULL");
      return isNull(property, not);
    }
    if (tokens.takeWord("ISA")) {
      return new Condition.IsA(property, expectText("the name of a class in quotes"));
    }
    if (tokens.takeWord("NOT")) {
      tokens.expectWord("LIKE");
      return new Condition.Not(like(property));
    }
    if (tokens.takeWord("LIKE")) {
      return like(property);
    }
    Operator operator = operator();
    if (!startsConstant(tokens.peek())) {
      throw tokens.expected("a constant (no expressions, no second property)");
    }
    return compare(property, operator, constant(), at);
  }

  private Condition compare(PropertyName property, Operator operator, Literal value, int at)
      throws ResourceFault {
    boolean equality = operator == Operator.EQUAL || operator == Operator.NOT_EQUAL;
    if (!equality && (value.isNull() || value.kind() == Literal.Kind.BOOLEAN)) {
      throw tokens.error(at, "only = and <> go with " + value.shown());
    }
    return value.isNull()
        ? isNull(property, operator == Operator.NOT_EQUAL)
        : new Condition.Compare(property, operator, value);
  }

  private static Condition isNull(PropertyName property, boolean not) {
    Condition test = new Condition.IsNull(property);
    return not ? new Condition.Not(test) : test;
  }

  private Condition like(PropertyName property) throws ResourceFault {
    int at = tokens.peek().at();
    String text = expectText("a pattern in quotes");
    try {
      return new Condition.Like(property, pattern.apply(text));
    } catch (IllegalArgumentException e) {
      throw tokens.error(at, e.getMessage());
    }
  }

  private String expectText(String what) throws ResourceFault {
    if (tokens.peek().kind() != Kind.STRING) {
      throw tokens.expected(what);
    }
    return tokens.next().text();
  }

  private static boolean startsConstant(Token token) {
    return token.kind() == Kind.STRING
        || token.kind() == Kind.NUMBER
        || token.isWord("TRUE")
        || token.isWord("FALSE")
        || token.isWord("NULL");
  }

  private Literal constant() throws ResourceFault {
    Token token = tokens.next();
    Literal.Kind kind =
        switch (token.kind()) {
          case STRING -> Literal.Kind.TEXT;
          case NUMBER -> Literal.Kind.NUMBER;
          default -> token.isWord("NULL") ? Literal.Kind.NULL : Literal.Kind.BOOLEAN;
        };
    return new Literal(kind, token.text(), token.at());
  }

  private Operator operator() throws ResourceFault {
    Token token = tokens.peek();
    Operator operator = token.kind() == Kind.SYMBOL ? operator(token.text()) : null;
    if (operator == null) {
      throw tokens.expected("a comparison");
    }
    tokens.next();
    return operator;
  }

  /** The operator that a symbol stands for, or null. */
  static Operator operator(String symbol) {
    return switch (symbol) {
      case "=" -> Operator.EQUAL;
      case "<>", "!=" -> Operator.NOT_EQUAL;
      case "<" -> Operator.LESS;
      case "<=" -> Operator.LESS_OR_EQUAL;
      case ">" -> Operator.GREATER;
      case ">=" -> Operator.GREATER_OR_EQUAL;
      default -> null;
    };
  }

  private static Operator mirrored(Operator operator) {
    return switch (operator) {
      case LESS -> Operator.GREATER;
      case LESS_OR_EQUAL -> Operator.GREATER_OR_EQUAL;
      case GREATER -> Operator.LESS;
      case GREATER_OR_EQUAL -> Operator.LESS_OR_EQUAL;
      default -> operator;
    };
  }
}
