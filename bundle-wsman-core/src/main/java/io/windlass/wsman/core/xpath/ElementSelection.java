package io.windlass.wsman.core.xpath;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The paths of a fragment on an element that no class describes: names, positions in brackets and
 * text() are understood. Immutable.
 */
public final class ElementSelection {
  private final String expression;
  private final List<Path> paths;

  ElementSelection(String expression, List<Path> paths) throws XPathMistake {
    this.expression = expression;
    this.paths = paths;
    for (Path path : paths) {
      for (Step step : path.steps()) {
        for (Expression predicate : step.predicates()) {
          if (!isPosition(predicate)) {
            throw Lexer.refused(
                expression, step.at(), "only positions can stand in brackets for this resource");
          }
        }
      }
    }
  }

  private static boolean isPosition(Expression predicate) {
    return predicate instanceof Expression.Constant constant
        && constant.value() instanceof BigDecimal;
  }

  /** True when bare text is selected and not elements. */
  public boolean isText() {
    return paths.get(0).text();
  }

  /** The selected elements; for {@link #isText} those whose text is selected. */
  public List<Element> select(Element root) {
    Set<Element> selected = new LinkedHashSet<>();
    for (Path path : paths) {
      List<Element> nodes = List.of(root);
      for (int i = 0; i < path.steps().size(); i++) {
        Step step = path.steps().get(i);
        nodes = path.absolute() && i == 0 ? rooted(step, root) : below(step, nodes);
      }
      selected.addAll(nodes);
    }
    return List.copyOf(selected);
  }

  /**
   * Puts something in the place of the one element, or text, that is selected.
   *
   * @param fragment the {@code wsman:XmlFragment} that was sent
   * @throws ResourceFault when it is not exactly one, or the fragment is not what belongs there
   */
  public void replace(Element root, Element fragment) throws ResourceFault {
    List<Element> selected = select(root);
    if (selected.size() != 1 || selected.get(0) == root) {
      throw refused(selected.size() + " elements match, a Put replaces one below the first");
    }
    Element old = selected.get(0);
    List<Element> sent = children(fragment);
    if (isText()) {
      if (!sent.isEmpty()) {
        throw refused("text() stands for text, and the fragment has elements");
      }
      old.setTextContent(fragment.getTextContent());
      return;
    }
    if (sent.size() != 1) {
      throw refused("the fragment has " + sent.size() + " elements, it needs one");
    }
    if (!sent.get(0).getLocalName().equals(old.getLocalName())) {
      throw refused(
          "the fragment has "
              + sent.get(0).getLocalName()
              + ", the path names "
              + old.getLocalName());
    }
    old.getParentNode().replaceChild(root.getOwnerDocument().importNode(sent.get(0), true), old);
  }

  private ResourceFault refused(String reason) {
    return new ResourceFault(
        FaultCode.INVALID_FRAGMENT, "The fragment " + expression + ": " + reason + ".");
  }

  private static List<Element> rooted(Step step, Element root) {
    return step.isSelf() || matches(step, root) ? at(step, List.of(root)) : List.of();
  }

  private static List<Element> below(Step step, List<Element> from) {
    if (step.isSelf()) {
      return at(step, from);
    }
    List<Element> selected = new ArrayList<>();
    for (Element parent : from) {
      selected.addAll(
          at(step, children(parent).stream().filter(child -> matches(step, child)).toList()));
    }
    return selected;
  }

  private static boolean matches(Step step, Element element) {
    return step.name().equals(element.getLocalName())
        && (step.namespace() == null || step.namespace().equals(element.getNamespaceURI()));
  }

  private static List<Element> at(Step step, List<Element> elements) {
    List<Element> left = elements;
    for (Expression predicate : step.predicates()) {
      BigDecimal position = (BigDecimal) ((Expression.Constant) predicate).value();
      boolean there =
          position.signum() > 0
              && position.compareTo(BigDecimal.valueOf(left.size())) <= 0
              && position.stripTrailingZeros().scale() <= 0;
      left = there ? List.of(left.get(position.intValue() - 1)) : List.of();
    }
    return left;
  }

  private static List<Element> children(Element parent) {
    List<Element> children = new ArrayList<>();
    for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }
}
