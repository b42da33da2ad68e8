package io.windlass.wsman.cli;

import io.windlass.wsman.client.XmlElement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;

/**
 * Changes properties of a representation for {@code winrm set}. A key names an element or an
 * attribute at any depth; it has to be there once and hold text. Siblings of one name are an array,
 * which a repeated key replaces. Everything else stays as it was read.
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

  /** What has the name: elements by their parents, and attributes by their owners. */
  private record Matches(List<XmlElement> parents, List<XmlElement> owners) {
    static Matches of(XmlElement root, String key) {
      Matches matches = new Matches(new ArrayList<>(), new ArrayList<>());
      matches.collect(root, key);
      return matches;
    }

    private void collect(XmlElement element, String key) {
      if (element.attribute(key).isPresent()) {
        owners.add(element);
      }
      if (!element.children(key).isEmpty()) {
        parents.add(element);
      }
      for (XmlElement child : element.children()) {
        collect(child, key);
      }
    }

    int count(String key) {
      int count = owners.size();
      for (XmlElement parent : parents) {
        count += parent.children(key).size();
      }
      return count;
    }
  }

  private static void check(XmlElement root, String key, List<String> wanted)
      throws UsageException {
    Matches matches = Matches.of(root, key);
    int count = matches.count(key);
    if (count == 0) {
      throw new UsageException(
          root.localName()
              + " has no property "
              + key
              + "; names are case-sensitive. It has "
              + PropertyNames.of(root));
    }
    boolean attribute = !matches.owners().isEmpty();
    boolean array = !attribute && matches.parents().size() == 1 && wanted.size() > 1;
    if (count > 1 && !array) {
      throw new UsageException(
          "There are "
              + count
              + " properties "
              + key
              + " in "
              + root.localName()
              + ", "
              + PropertyNames.places(root, key)
              + ": address the part that holds the one you mean, or use -file");
    }
    if (attribute) {
      if (wanted.size() > 1 || wanted.get(0) == null) {
        throw new UsageException(key + " holds one text: give one value and not $null");
      }
      return;
    }
    for (XmlElement match : matches.parents().get(0).children(key)) {
      if (!match.children().isEmpty()) {
        throw new UsageException(
            key
                + " holds other properties, not text: set those, or use -file. It has "
                + PropertyNames.of(match));
      }
    }
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
    XmlElement changed = element.withChildren(children);
    if (element.attribute(key).isEmpty()) {
      return changed;
    }
    Map<QName, String> attributes = new LinkedHashMap<>(element.attributes());
    attributes.put(new QName(key), wanted.get(0));
    return changed.withText(attributes, element.text());
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
