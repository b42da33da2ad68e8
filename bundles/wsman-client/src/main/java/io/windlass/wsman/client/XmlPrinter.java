package io.windlass.wsman.client;

import java.util.HashMap;
import java.util.Map;
import javax.xml.namespace.QName;

/** Writes elements with exactly the namespace declarations that they need. */
final class XmlPrinter {
  private final StringBuilder out = new StringBuilder();
  private final boolean pretty;

  private XmlPrinter(boolean pretty) {
    this.pretty = pretty;
  }

  static String compact(XmlElement element) {
    XmlPrinter printer = new XmlPrinter(false);
    printer.print(element, XmlScope.NOTHING, 0);
    return printer.out.toString();
  }

  static String pretty(XmlElement element) {
    XmlPrinter printer = new XmlPrinter(true);
    printer.print(element, XmlScope.NOTHING, 0);
    return printer.out.toString();
  }

  /** What is declared at an element, and around it. */
  private record Declarations(XmlScope outer, Map<String, String> own) {
    String namespace(String prefix) {
      String namespace = own.get(prefix);
      return namespace == null ? outer.get(prefix) : namespace;
    }
  }

  private void print(XmlElement element, XmlScope outer, int depth) {
    Declarations declared = new Declarations(outer, new HashMap<>(4));
    String tag = tag(element.name());
    indent(depth);
    out.append('<').append(tag);
    declare(declared, element.name().getPrefix(), element.name().getNamespaceURI());
    for (Map.Entry<QName, String> attribute : element.attributes().entrySet()) {
      attribute(element, declared, attribute.getKey(), attribute.getValue());
    }
    if (element.children().isEmpty() && element.text().isEmpty()) {
      out.append("/>");
      return;
    }
    out.append('>');
    boolean blank = element.text().isBlank();
    if (!blank || element.children().isEmpty()) {
      XmlText.escape(out, element.text());
    }
    XmlScope inner = outer.inside(declared.own());
    for (XmlElement child : element.children()) {
      print(child, inner, depth + 1);
    }
    if (!element.children().isEmpty()) {
      indent(depth);
    }
    out.append("</").append(tag).append('>');
  }

  private void attribute(XmlElement element, Declarations declared, QName name, String value) {
    if (!name.getNamespaceURI().isEmpty()) {
      declare(declared, name.getPrefix(), name.getNamespaceURI());
    }
    if (name.equals(XmlElement.TYPE)) {
      QName type = element.resolve(value);
      if (!type.getNamespaceURI().isEmpty()) {
        declare(declared, type.getPrefix(), type.getNamespaceURI());
      }
    }
    out.append(' ').append(tag(name)).append("=\"");
    XmlText.escape(out, value);
    out.append('"');
  }

  private void declare(Declarations declared, String prefix, String namespace) {
    String known = declared.namespace(prefix);
    boolean undeclared = known == null && prefix.isEmpty() && namespace.isEmpty();
    if (prefix.equals("xml") || undeclared || namespace.equals(known)) {
      return;
    }
    declared.own().put(prefix, namespace);
    out.append(prefix.isEmpty() ? " xmlns" : " xmlns:").append(prefix).append("=\"");
    XmlText.escape(out, namespace);
    out.append('"');
  }

  private void indent(int depth) {
    if (!pretty || out.length() == 0) {
      return;
    }
    out.append('\n');
    for (int i = 0; i < depth; i++) {
      out.append("  ");
    }
  }

  private static String tag(QName name) {
    return name.getPrefix().isEmpty()
        ? name.getLocalPart()
        : name.getPrefix() + ":" + name.getLocalPart();
  }
}
