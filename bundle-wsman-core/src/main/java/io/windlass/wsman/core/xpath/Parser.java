package io.windlass.wsman.core.xpath;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads an expression by recursive descent; cost is linear. For one thread, for one use. */
final class Parser {
  /** Brackets and parentheses inside each other. */
  static final int MAX_DEPTH = 32;

  private final String expression;
  private final Function<String, String> namespaceOf;
  private final List<Token> tokens;
  private int next;
  private int depth;

  private Parser(String expression, Function<String, String> namespaceOf) throws XPathMistake {
    this.expression = expression;
    this.namespaceOf = namespaceOf;
    this.tokens = Lexer.tokens(expression);
  }

  static Expression parse(String expression, Function<String, String> namespaceOf)
      throws XPathMistake {
    Parser parser = new Parser(expression, namespaceOf);
    Expression parsed = parser.either();
    if (parser.peek().kind() != Token.Kind.END) {
      throw parser.unexpected("an operator or the end");
    }
    return parsed;
  }

  private Expression either() throws XPathMistake {
    if (++depth > MAX_DEPTH) {
      throw refused(peek(), "it is nested deeper than " + MAX_DEPTH + " levels");
    }
    List<Expression> terms = new ArrayList<>(List.of(both()));
    while (takeName("or")) {
      terms.add(both());
    }
    depth--;
    return terms.size() == 1 ? terms.get(0) : new Expression.Logic(false, List.copyOf(terms));
  }

  private Expression both() throws XPathMistake {
    List<Expression> terms = new ArrayList<>(List.of(equality()));
    while (takeName("and")) {
      terms.add(equality());
    }
    return terms.size() == 1 ? terms.get(0) : new Expression.Logic(true, List.copyOf(terms));
  }

  private Expression equality() throws XPathMistake {
    Expression left = order();
    while (peek().is("=") || peek().is("!=")) {
      Operator operator = Operator.of(take()).orElseThrow();
      left = new Expression.Compared(operator, left, order());
    }
    return left;
  }

  private Expression order() throws XPathMistake {
    Expression left = operand();
    Optional<Operator> operator = Operator.of(peek());
    while (operator.isPresent() && operator.get().isOrder()) {
      take();
      left = new Expression.Compared(operator.get(), left, operand());
      operator = Operator.of(peek());
    }
    return left;
  }

  private Expression operand() throws XPathMistake {
    boolean negative = false;
    while (take("-")) {
      negative = !negative;
    }
    Expression operand = union();
    Token after = peek();
    if (after.is("+")
        || after.is("-")
        || after.is("*")
        || after.isName("div")
        || after.isName("mod")) {
      throw refused(after, "arithmetic is not understood here");
    }
    return negative ? new Expression.Negated(operand) : operand;
  }

  private Expression union() throws XPathMistake {
    Token first = peek();
    Expression operand = primary();
    if (!peek().is("|")) {
      return operand;
    }
    List<Path> paths = new ArrayList<>();
    paths.add(requirePath(operand, first));
    while (take("|")) {
      Token start = peek();
      paths.add(requirePath(primary(), start));
    }
    return new Expression.Union(List.copyOf(paths));
  }

  private Path requirePath(Expression operand, Token start) throws XPathMistake {
    if (operand instanceof Path path) {
      return path;
    }
    throw refused(start, "only paths can be joined by \"|\"");
  }

  private Expression primary() throws XPathMistake {
    Token token = peek();
    switch (token.kind()) {
      case LITERAL:
        take();
        return new Expression.Constant(token.text());
      case NUMBER:
        take();
        return new Expression.Constant(number(token));
      case NAME:
        return isCall() ? call() : path();
      default:
        if (token.is("(")) {
          return group();
        }
        if (token.is("$")) {
          throw refused(token, "there are no variables here");
        }
        return path();
    }
  }

  private static BigDecimal number(Token token) {
    String digits = token.text();
    return new BigDecimal(digits.endsWith(".") ? digits.substring(0, digits.length() - 1) : digits);
  }

  private Expression group() throws XPathMistake {
    take();
    Expression inner = either();
    require(")");
    if (peek().is("/") || peek().is("[")) {
      throw refused(peek(), "a path cannot go on from a parenthesis here");
    }
    return inner;
  }

  private boolean isCall() {
    return tokens.get(next + 1).is("(") && !isText();
  }

  private boolean isText() {
    return peek().isName("text") && tokens.get(next + 1).is("(");
  }

  private Expression call() throws XPathMistake {
    Token name = take();
    Expression.Function function = null;
    List<String> known = new ArrayList<>();
    for (Expression.Function candidate : Expression.Function.values()) {
      known.add(candidate.spelling() + "()");
      function = name.isName(candidate.spelling()) ? candidate : function;
    }
    if (function == null) {
      throw refused(
          name, "the function " + name.text() + "() is not known here; known are " + known);
    }
    require("(");
    List<Expression> arguments = new ArrayList<>();
    while (arguments.size() < function.arguments()) {
      if (!arguments.isEmpty()) {
        require(",");
      }
      arguments.add(either());
    }
    require(")");
    return new Expression.Call(function, List.copyOf(arguments));
  }

  private Path path() throws XPathMistake {
    int at = peek().at();
    boolean absolute = take("/");
    List<Step> steps = new ArrayList<>();
    if (absolute && !beginsStep()) {
      return new Path(true, List.of(), false, at);
    }
    do {
      if (isText()) {
        take();
        require("(");
        require(")");
        if (peek().is("/") || peek().is("[")) {
          throw refused(peek(), "a path ends with text()");
        }
        return new Path(absolute, List.copyOf(steps), true, at);
      }
      steps.add(step());
    } while (take("/"));
    return new Path(absolute, List.copyOf(steps), false, at);
  }

  private boolean beginsStep() {
    return peek().kind() == Token.Kind.NAME
        || peek().kind() == Token.Kind.SYMBOL && ".@*//..".contains(peek().text());
  }

  private Step step() throws XPathMistake {
    Token token = take();
    refuseBeyond(token);
    String name = null;
    String namespace = null;
    if (!token.is(".")) {
      name = token.text();
      if (take(":")) {
        namespace = namespaceOf.apply(name);
        if (namespace == null) {
          throw refused(
              token, "the prefix " + name + " is not declared where the expression stands");
        }
        if (peek().kind() != Token.Kind.NAME) {
          throw unexpected("a name");
        }
        name = take().text();
      }
    }
    List<Expression> predicates = new ArrayList<>();
    while (take("[")) {
      predicates.add(either());
      require("]");
    }
    return new Step(name, namespace, List.copyOf(predicates), token.at());
  }

  private void refuseBeyond(Token token) throws XPathMistake {
    if (token.is("@")) {
      throw refused(token, "instances have no attributes that could be selected");
    }
    if (token.is("//") || token.is("..") || token.is("*") || peek().is("::")) {
      throw refused(token, "only names of properties, \".\" and text() can be steps here");
    }
    if (!token.is(".") && token.kind() != Token.Kind.NAME) {
      throw refused(
          token, "there is " + token.shown() + " where the name of a property is expected");
    }
  }

  private Token peek() {
    return tokens.get(next);
  }

  private Token take() {
    Token token = peek();
    if (token.kind() != Token.Kind.END) {
      next++;
    }
    return token;
  }

  private boolean take(String symbol) {
    if (peek().is(symbol)) {
      next++;
      return true;
    }
    return false;
  }

  private boolean takeName(String name) {
    if (peek().isName(name)) {
      next++;
      return true;
    }
    return false;
  }

  private void require(String symbol) throws XPathMistake {
    if (!take(symbol)) {
      throw unexpected("\"" + symbol + "\"");
    }
  }

  private XPathMistake unexpected(String wanted) {
    return refused(peek(), "there is " + peek().shown() + " where " + wanted + " is expected");
  }

  private XPathMistake refused(Token token, String reason) {
    return Lexer.refused(expression, token.at(), reason);
  }
}
