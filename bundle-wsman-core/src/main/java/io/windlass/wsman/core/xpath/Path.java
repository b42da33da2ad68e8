package io.windlass.wsman.core.xpath;

import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.cim.Instance;
import java.util.List;

/**
 * A location path. Immutable.
 *
 * @param absolute begins with a slash, so that its first step names the class
 * @param text ends with {@code text()}
 * @param at its place in the expression
 */
record Path(boolean absolute, List<Step> steps, boolean text, int at) implements Expression {
  @Override
  public Object evaluate(Context context) {
    return nodes(context);
  }

  List<Node> nodes(Context context) {
    List<Node> nodes = nodes(context, steps.size());
    return text ? texts(nodes) : nodes;
  }

  /** The nodes after the first so many steps. */
  List<Node> nodes(Context context, int count) {
    List<Node> nodes = List.of(absolute ? context.root() : context.node());
    for (int i = 0; i < count; i++) {
      Step step = steps.get(i);
      nodes =
          absolute && i == 0
              ? step.filtered(nodes, context.root())
              : step.below(nodes, context.root());
    }
    return nodes;
  }

  private static List<Node> texts(List<Node> nodes) {
    return nodes.stream()
        .filter(node -> !(node.value() instanceof Instance || node.value() instanceof Target))
        .map(node -> new Node(node.place(), node.value(), true))
        .toList();
  }

  /** True when it selects the instance itself, or nothing. */
  boolean isWhole() {
    for (int i = absolute ? 1 : 0; i < steps.size(); i++) {
      if (!steps.get(i).isSelf()) {
        return false;
      }
    }
    return true;
  }

  /** The last step, when it names a property. */
  Step last() {
    return steps.get(steps.size() - 1);
  }
}
