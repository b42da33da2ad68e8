package io.windlass.wsman.cli;

import io.windlass.wsman.client.XmlElement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;

/**
 * Changes properties of a representation for {@code winrm set}. A key names an element at any
 * depth; it has to be there once and hold text. Siblings of one name are an array, which a repeated
 * key replaces.
 */
final class Edit {
  private static final QName NIL =
      new QName("http://www.w3.org/2001/XMLSchema-instance", "nil", "xsi");

  private final Map<String, List<String>> values;

  Edit(Map<String, List<String>> values) {
    this.values = values;
  }

  XmlElement apply(XmlElement representation) throws UsageException {
    XmlElement changed = representation;
    for (Map.Entry<String, List<String>> entry : values.entrySet()) {
      check(representation, entry.getKey(), entry.getValue());
      changed = replace(changed, entry.getKey(), entry.getValue());
    }
    return changed;
  }

  private static void check(XmlElement root, String key, List<String> wanted)
      throws UsageException {
    List<XmlElement> parents = new ArrayList<>();
    int matches = collect(root, key, parents);
    if (matches == 0) {
      throw new UsageException(
          root.localName() + " has no property " + key + "; names are case-sensitive");
    }
    boolean array = parents.size() == 1 && wanted.size() > 1;
    if (matches > 1 && !array) {
      throw new UsageException(
          "There are "
              + matches
              + " properties "
              + key
              + " in "
              + root.localName()
              + ": address the part that holds the one you mean, or use -file");
    }
    for (XmlElement match : parents.get(0).children(key)) {
      if (!match.children().isEmpty()) {
        throw new UsageException(
            key + " holds other properties, not text: set those, or use -file");
      }
    }
  }

  /** Counts the elements with that name and collects their parents, each once. */
  private static int collect(XmlElement element, String key, List<XmlElement> parents) {
    List<XmlElement> here = element.children(key);
    if (!here.isEmpty()) {
      parents.add(element);
    }
    int count = here.size();
    for (XmlElement child : element.children()) {
      count += collect(child, key, parents);
    }
    return count;
  }

  private static XmlElement replace(XmlElement element, String key, List<String> wanted) {
    List<XmlElement> children = new ArrayList<>(element.children().size());
    boolean done = false;
    for (XmlElement child : element.children()) {
      if (!child.localName().equals(key)) {
        children.add(replace(child, key, wanted));
      } else if (!done) {
        done = true;
        for (String value : wanted) {
          children.add(valued(child, value));
        }
      }
    }
    return element.withChildren(children);
  }

  private static XmlElement valued(XmlElement property, String value) {
    Map<QName, String> attributes = new LinkedHashMap<>(property.attributes());
    attributes.remove(NIL);
    if (value == null) {
      attributes.put(NIL, "true");
    }
    return property.withText(attributes, value == null ? "" : value);
  }
}
