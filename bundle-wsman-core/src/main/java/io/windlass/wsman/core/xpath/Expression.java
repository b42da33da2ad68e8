package io.windlass.wsman.core.xpath;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A parsed expression, which evaluates itself. Immutable. */
interface Expression {
  /** A Boolean, a number, a String or a list of nodes (see {@link Values}). */
  Object evaluate(Context context);

  /**
   * Where an expression is evaluated (XPath 1.0 §1).
   *
   * @param position of the node among those that its step selected, from 1
   * @param size how many those are
   * @param root the instance
   */
  record Context(Node node, int position, int size, Node root) {
    static Context of(Node root) {
      return new Context(root, 1, 1, root);
    }
  }

  /** A literal or a number. */
  record Constant(Object value) implements Expression {
    @Override
    public Object evaluate(Context context) {
      return value;
    }
  }

  /** The nodes of several paths. */
  record Union(List<Path> paths) implements Expression {
    @Override
    public Object evaluate(Context context) {
      Set<Node> nodes = new LinkedHashSet<>();
      paths.forEach(path -> nodes.addAll(path.nodes(context)));
      return List.copyOf(nodes);
    }
  }

  /** Two sides compared. */
  record Compared(Operator operator, Expression left, Expression right) implements Expression {
    @Override
    public Object evaluate(Context context) {
      return Values.compare(operator, left.evaluate(context), right.evaluate(context));
    }
  }

  /** Terms of which all (and) or any (or) must be true; two or more. */
  record Logic(boolean all, List<Expression> terms) implements Expression {
    @Override
    public Object evaluate(Context context) {
      for (Expression term : terms) {
        if (Values.truth(term.evaluate(context)) != all) {
          return !all;
        }
      }
      return all;
    }
  }

  /** A number with its sign turned. */
  record Negated(Expression operand) implements Expression {
    @Override
    public Object evaluate(Context context) {
      Number number = Values.number(operand.evaluate(context));
      return number instanceof BigDecimal exact ? exact.negate() : -number.doubleValue();
    }
  }

  /** A function with its arguments. */
  record Call(Function function, List<Expression> arguments) implements Expression {
    @Override
    public Object evaluate(Context context) {
      switch (function) {
        case NOT:
          return !Values.truth(arguments.get(0).evaluate(context));
        case TRUE:
          return true;
        case FALSE:
          return false;
        case POSITION:
          return BigDecimal.valueOf(context.position());
        case LAST:
          return BigDecimal.valueOf(context.size());
        case CONTAINS:
          return text(0, context).contains(text(1, context));
        default:
          return text(0, context).startsWith(text(1, context));
      }
    }

    private String text(int argument, Context context) {
      return Values.text(arguments.get(argument).evaluate(context));
    }
  }

  /** The functions that are known. */
  enum Function {
    NOT("not", 1),
    TRUE("true", 0),
    FALSE("false", 0),
    POSITION("position", 0),
    LAST("last", 0),
    CONTAINS("contains", 2),
    STARTS_WITH("starts-with", 2);

    private final String spelling;
    private final int arguments;

    Function(String spelling, int arguments) {
      this.spelling = spelling;
      this.arguments = arguments;
    }

    String spelling() {
      return spelling;
    }

    int arguments() {
      return arguments;
    }
  }
}
