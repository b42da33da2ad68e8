package io.windlass.wsman.core.xpath;

import io.windlass.wsman.api.cim.CimDateTime;
import io.windlass.wsman.api.cim.Instance;
import java.util.List;

/**
 * What an XPath node is here: an instance, a value of one of its properties, or that value's text.
 *
 * @param place where it stands; null for the instance itself
 * @param value never null, never a list
 * @param text true for the node that {@code text()} selects
 */
record Node(Place place, Object value, boolean text) {
  static Node root(Instance instance) {
    return new Node(null, instance, false);
  }

  /** The children of a name: the value of a property, or the items of an array. */
  List<Node> children(String name) {
    Object found = value instanceof Instance instance && !text ? instance.get(name) : null;
    if (found == null) {
      return List.of();
    }
    if (!(found instanceof List<?> items)) {
      return List.of(new Node(new Place(place, name, 0), found, false));
    }
    Node[] nodes = new Node[items.size()];
    int count = 0;
    for (int i = 0; i < nodes.length; i++) {
      if (items.get(i) != null) {
        nodes[count++] = new Node(new Place(place, name, i + 1), items.get(i), false);
      }
    }
    return List.of(nodes).subList(0, count);
  }

  /** The value as a number; NaN when it is none (XPath 1.0 §4.4). */
  Number number() {
    if (value instanceof CimDateTime) {
      return Double.NaN;
    }
    return value instanceof Number number ? Values.exact(number) : Values.number(string());
  }

  /** The value as text, as it stands in an answer. */
  String string() {
    return Values.textOf(value);
  }
}
