package io.windlass.wsman.cli;

import io.windlass.wsman.client.XmlElement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.namespace.QName;

/**
 * Writes elements as {@code winrm} does: the name, then {@code Name = value} per property, nested
 * objects indented by four, arrays joined by commas, nil as null, nothing after an empty property.
 */
final class TextFormat {
  private static final int STEP = 4;
  private static final Comparator<QName> BY_NAME =
      Comparator.comparing(QName::getLocalPart).thenComparing(QName::getNamespaceURI);

  private final StringBuilder out = new StringBuilder(1024);

  private TextFormat() {}

  /** The lines of one item, each with its line feed. */
  static String format(XmlElement item) {
    TextFormat format = new TextFormat();
    if (item.localName().equals("Item") && item.children().size() == 2) {
      // An object and its endpoint reference.
      format.object(item.children().get(0), 0);
      format.object(item.children().get(1), 0);
    } else if (isLeaf(item)) {
      format.leaves(List.of(item), 0);
    } else {
      format.object(item, 0);
    }
    return format.out.toString();
  }

  private void object(XmlElement element, int indent) {
    line(indent).append(element.localName());
    String source = element.attribute("Source").orElse("");
    if (!source.isEmpty()) {
      out.append(" [Source=\"");
      text(source);
      out.append("\"]");
    }
    out.append('\n');
    for (Map.Entry<QName, String> attribute : element.attributes().entrySet()) {
      String name = attribute.getKey().getLocalPart();
      if (attribute.getKey().getNamespaceURI().isEmpty() && !name.equals("Source")) {
        line(indent + STEP).append(name).append(" = ");
        text(attribute.getValue());
        out.append('\n');
      }
    }
    if (!element.text().isBlank()) {
      line(indent + STEP);
      text(element.text().trim());
      out.append('\n');
    }
    if (element.localName().equals("SelectorSet")) {
      selectors(element.children(), indent + STEP);
    } else {
      properties(element.children(), indent + STEP);
    }
  }

  private void properties(List<XmlElement> children, int indent) {
    // Not by hash: names are the service's choice, and many can have one hash code.
    Map<QName, List<XmlElement>> arrays = new TreeMap<>(BY_NAME);
    for (XmlElement child : children) {
      if (isLeaf(child)) {
        List<XmlElement> array = arrays.get(child.name());
        if (array == null) {
          array = new ArrayList<>(1);
          arrays.put(child.name(), array);
        }
        array.add(child);
      }
    }
    for (XmlElement child : children) {
      if (!isLeaf(child)) {
        object(child, indent);
      } else {
        List<XmlElement> array = arrays.remove(child.name());
        if (array != null) {
          leaves(array, indent);
        }
      }
    }
  }

  private void leaves(List<XmlElement> leaves, int indent) {
    XmlElement first = leaves.get(0);
    line(indent).append(first.localName());
    boolean nothing = leaves.size() == 1 && !first.isNil() && value(first).isEmpty();
    if (!nothing) {
      out.append(" = ");
    }
    for (int i = 0; i < leaves.size(); i++) {
      XmlElement leaf = leaves.get(i);
      out.append(i == 0 ? "" : ", ");
      text(leaf.isNil() ? "null" : value(leaf));
    }
    String source = first.attribute("Source").orElse("");
    if (!source.isEmpty()) {
      out.append(" [Source=\"");
      text(source);
      out.append("\"]");
    }
    out.append('\n');
  }

  private void selectors(List<XmlElement> selectors, int indent) {
    line(indent).append("Selector: ");
    for (int i = 0; i < selectors.size(); i++) {
      XmlElement selector = selectors.get(i);
      out.append(i == 0 ? "" : ", ");
      text(selector.attribute("Name").orElse(""));
      out.append(" = ");
      text(value(selector));
    }
    out.append('\n');
    for (XmlElement selector : selectors) {
      for (XmlElement reference : selector.children()) {
        object(reference, indent + STEP);
      }
    }
  }

  /** Text or nothing, without attributes to tell, or a date or interval in its CIM wrapper. */
  private static boolean isLeaf(XmlElement element) {
    if (isDate(element)) {
      return true;
    }
    if (!element.children().isEmpty()) {
      return false;
    }
    for (QName attribute : element.attributes().keySet()) {
      if (attribute.getNamespaceURI().isEmpty() && !attribute.getLocalPart().equals("Source")) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDate(XmlElement element) {
    if (element.children().size() != 1) {
      return false;
    }
    XmlElement only = element.children().get(0);
    return switch (only.localName()) {
      case "Datetime", "Interval", "Date", "Time" -> only.children().isEmpty();
      default -> false;
    };
  }

  private static String value(XmlElement leaf) {
    return isDate(leaf) ? leaf.children().get(0).text().trim() : leaf.text();
  }

  private StringBuilder line(int indent) {
    for (int i = 0; i < indent; i++) {
      out.append(' ');
    }
    return out;
  }

  private void text(String value) {
    appendHarmless(value, out);
  }

  /** Leaves out what would steer a terminal. */
  static void appendHarmless(String value, StringBuilder out) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean control = (c < ' ' && c != '\n' && c != '\t') || (c >= 0x7f && c <= 0x9f);
      if (!control) {
        out.append(c);
      }
    }
  }
}
