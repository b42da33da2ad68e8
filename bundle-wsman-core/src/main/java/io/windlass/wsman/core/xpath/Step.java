package io.windlass.wsman.core.xpath;

import io.windlass.wsman.api.cim.Instance;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One step of a path. Immutable.
 *
 * @param name the element; null for {@code .}
 * @param namespace of the name's prefix; null without one
 * @param predicates what stands in brackets
 * @param at its place in the expression
 */
record Step(String name, String namespace, List<Expression> predicates, int at) {
  boolean isSelf() {
    return name == null;
  }

  /** The nodes that the step selects below these. */
  List<Node> below(List<Node> from, Node root) {
    List<Node> selected = new ArrayList<>();
    for (Node node : from) {
      if (isSelf()) {
        selected.addAll(filtered(List.of(node), root));
      } else if (mayBeIn(node)) {
        selected.addAll(filtered(node.children(name), root));
      }
    }
    return selected;
  }

  /** Those of the nodes that meet the predicates, each of which counts what the last one left. */
  List<Node> filtered(List<Node> nodes, Node root) {
    List<Node> left = nodes;
    for (Expression predicate : predicates) {
      List<Node> met = new ArrayList<>();
      for (int i = 0; i < left.size(); i++) {
        Object value =
            predicate.evaluate(new Expression.Context(left.get(i), i + 1, left.size(), root));
        if (value instanceof BigDecimal position
            ? position.compareTo(BigDecimal.valueOf(i + 1L)) == 0
            : !(value instanceof Double) && Values.truth(value)) {
          met.add(left.get(i));
        }
      }
      left = met;
    }
    return left;
  }

  /** Elements of an embedded instance are in the namespace that ends in its class. */
  private boolean mayBeIn(Node node) {
    return namespace == null
        || node.place() == null
        || node.value() instanceof Instance embedded
            && namespace
                .toLowerCase(Locale.ROOT)
                .endsWith("/" + embedded.className().toLowerCase(Locale.ROOT));
  }
}
