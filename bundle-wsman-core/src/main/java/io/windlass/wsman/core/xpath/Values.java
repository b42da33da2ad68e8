package io.windlass.wsman.core.xpath;

import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.cim.CimDateTime;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.xml.cim.CimText;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The four kinds of XPath values and how one becomes another (XPath 1.0 §3.4, §4). A node-set is a
 * list of {@link Node}; a number is a {@link BigDecimal}, exact for all 64 bits, or a {@link
 * Double} that is not finite.
 */
final class Values {
  private static final Pattern NUMBER =
      Pattern.compile("-?(\\d{1,40}(\\.\\d{0,40})?|\\.\\d{1,40})");

  private Values() {}

  /** The text of a property's value. */
  static String textOf(Object value) {
    if (value instanceof CimDateTime time) {
      return CimText.dateTime(time);
    }
    if (value instanceof Target target) {
      return target.resourceUri().toString();
    }
    return value instanceof Instance ? "" : value.toString();
  }

  static Number exact(Number number) {
    if (number instanceof BigDecimal) {
      return number;
    }
    double real = number.doubleValue();
    return Double.isFinite(real) ? new BigDecimal(number.toString()) : Double.valueOf(real);
  }

  static Number number(String text) {
    String stripped = text.strip();
    return NUMBER.matcher(stripped).matches()
        ? new BigDecimal(stripped)
        : Double.valueOf(Double.NaN);
  }

  static boolean truth(Object value) {
    if (value instanceof Boolean truth) {
      return truth;
    }
    if (value instanceof BigDecimal number) {
      return number.signum() != 0;
    }
    if (value instanceof Double number) {
      return !number.isNaN();
    }
    return value instanceof String text ? !text.isEmpty() : !nodes(value).isEmpty();
  }

  static String text(Object value) {
    if (value instanceof List<?>) {
      List<Node> nodes = nodes(value);
      return nodes.isEmpty() ? "" : nodes.get(0).string();
    }
    return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
  }

  static Number number(Object value) {
    if (value instanceof Number number) {
      return number;
    }
    if (value instanceof Boolean truth) {
      return truth ? BigDecimal.ONE : BigDecimal.ZERO;
    }
    if (value instanceof String text) {
      return number(text);
    }
    List<Node> nodes = nodes(value);
    return nodes.isEmpty() ? Double.valueOf(Double.NaN) : nodes.get(0).number();
  }

  @SuppressWarnings("unchecked")
  static List<Node> nodes(Object value) {
    return (List<Node>) value;
  }

  /** Compares as XPath does: a node-set meets a condition when one of its nodes does. */
  static boolean compare(Operator operator, Object left, Object right) {
    boolean sets = left instanceof List<?> && right instanceof List<?>;
    if (sets) {
      return operator.isOrder()
          ? anyOrdered(operator, nodes(left), nodes(right))
          : anyEqual(operator, nodes(left), nodes(right));
    }
    if (left instanceof List<?> && !(right instanceof Boolean)) {
      for (Node node : nodes(left)) {
        if (one(operator, node, right)) {
          return true;
        }
      }
      return false;
    }
    if (right instanceof List<?> && !(left instanceof Boolean)) {
      return compare(operator.mirrored(), right, left);
    }
    return simple(operator, left, right);
  }

  private static boolean one(Operator operator, Node node, Object right) {
    return !operator.isOrder() && right instanceof String
        ? operator.holds(node.string().equals(right) ? 0 : 1)
        : ordered(operator, node.number(), number(right));
  }

  private static boolean simple(Operator operator, Object left, Object right) {
    if (operator.isOrder()) {
      return ordered(operator, number(left), number(right));
    }
    if (left instanceof Boolean || right instanceof Boolean) {
      return operator.holds(truth(left) == truth(right) ? 0 : 1);
    }
    if (left instanceof Number || right instanceof Number) {
      return ordered(operator, number(left), number(right));
    }
    return operator.holds(text(left).equals(text(right)) ? 0 : 1);
  }

  private static boolean ordered(Operator operator, Number left, Number right) {
    if (left instanceof BigDecimal a && right instanceof BigDecimal b) {
      return operator.holds(a.compareTo(b));
    }
    double a = left.doubleValue();
    double b = right.doubleValue();
    if (Double.isNaN(a) || Double.isNaN(b)) {
      return operator == Operator.NOT_EQUAL;
    }
    return operator.holds(Double.compare(a, b));
  }

  /** Two node-sets in the time of their sizes' sum, not of their product. */
  private static boolean anyEqual(Operator operator, List<Node> left, List<Node> right) {
    Set<String> known = new HashSet<>();
    left.forEach(node -> known.add(node.string()));
    for (Node node : right) {
      boolean found = known.contains(node.string());
      if (operator == Operator.EQUAL ? found : known.size() > 1 || !known.isEmpty() && !found) {
        return true;
      }
    }
    return false;
  }

  private static boolean anyOrdered(Operator operator, List<Node> left, List<Node> right) {
    boolean less = operator == Operator.LESS || operator == Operator.LESS_OR_EQUAL;
    Number a = extreme(left, less);
    Number b = extreme(right, !less);
    return a != null && b != null && ordered(operator, a, b);
  }

  private static Number extreme(List<Node> nodes, boolean least) {
    Number best = null;
    for (Node node : nodes) {
      Number number = node.number();
      boolean isNumber = !Double.isNaN(number.doubleValue());
      if (isNumber
          && (best == null || ordered(least ? Operator.LESS : Operator.GREATER, number, best))) {
        best = number;
      }
    }
    return best;
  }
}
