package io.windlass.wsman.client;

import io.windlass.wsman.xml.Namespaces;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.namespace.QName;

/**
 * An element of an answer. Immutable.
 *
 * @param name namespace, local name and the prefix that was used
 * @param scope the prefixes that are declared here, ancestors included; needed to read names in
 *     values ({@code xsi:type}, fault subcodes)
 * @param attributes without namespace declarations, in document order
 * @param children the child elements in document order
 * @param text the character data of this element itself, not of its children; the place of text
 *     between children is not kept
 */
public record XmlElement(
    QName name,
    Map<String, String> scope,
    Map<QName, String> attributes,
    List<XmlElement> children,
    String text) {

  static final QName NIL = new QName(Namespaces.XSI, "nil", "xsi");
  static final QName TYPE = new QName(Namespaces.XSI, "type", "xsi");

  /** The tree is shared freely, so {@code children} must not change after this call. */
  public XmlElement {
    children = List.copyOf(children);
  }

  /** The name without namespace. */
  public String localName() {
    return name.getLocalPart();
  }

  /** True when this is the element with that namespace and name. */
  public boolean is(String namespace, String localName) {
    return name.getLocalPart().equals(localName) && name.getNamespaceURI().equals(namespace);
  }

  /** The first child with that namespace and name. */
  public Optional<XmlElement> child(String namespace, String localName) {
    for (XmlElement child : children) {
      if (child.is(namespace, localName)) {
        return Optional.of(child);
      }
    }
    return Optional.empty();
  }

  /** The children with that local name, whatever their namespace. */
  public List<XmlElement> children(String localName) {
    List<XmlElement> found = new ArrayList<>();
    for (XmlElement child : children) {
      if (child.localName().equals(localName)) {
        found.add(child);
      }
    }
    return found;
  }

  /** The trimmed text of the first child with that local name; empty when there is none. */
  public String textOf(String localName) {
    for (XmlElement child : children) {
      if (child.localName().equals(localName)) {
        return child.text.trim();
      }
    }
    return "";
  }

  /** The value of an attribute in no namespace. */
  public Optional<String> attribute(String localName) {
    return Optional.ofNullable(attributes.get(new QName(localName)));
  }

  /** True when {@code xsi:nil} says so. */
  public boolean isNil() {
    String nil = attributes.get(NIL);
    return nil != null && (nil.trim().equals("true") || nil.trim().equals("1"));
  }

  /**
   * Reads {@code prefix:local} with the prefixes in scope; an unknown prefix gives no namespace.
   */
  public QName resolve(String qualified) {
    String value = qualified.trim();
    int colon = value.indexOf(':');
    String prefix = colon < 0 ? "" : value.substring(0, colon);
    String namespace = scope.get(prefix);
    return new QName(namespace == null ? "" : namespace, value.substring(colon + 1), prefix);
  }

  /** The same element with other children. */
  public XmlElement withChildren(List<XmlElement> others) {
    return new XmlElement(name, scope, attributes, others, text);
  }

  /** The same element with other attributes and text. */
  public XmlElement withText(Map<QName, String> otherAttributes, String otherText) {
    return new XmlElement(name, scope, otherAttributes, children, otherText);
  }

  /** The element as XML that stands alone, on one line. */
  public String toXml() {
    return XmlPrinter.compact(this);
  }

  /** The element as XML that stands alone, one element a line, indented by two blanks. */
  public String toPrettyXml() {
    return XmlPrinter.pretty(this);
  }
}
