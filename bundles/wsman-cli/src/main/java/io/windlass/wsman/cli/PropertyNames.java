package io.windlass.wsman.cli;

import io.windlass.wsman.client.XmlElement;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.xml.namespace.QName;

/** Names the properties of a representation for somebody who has mistyped one. */
final class PropertyNames {
  private static final int MOST = 60;

  private PropertyNames() {}

  /** All that hold text, with the path of those further down: {@code Port, Auth/Basic}. */
  static String of(XmlElement root) {
    Set<String> names = new LinkedHashSet<>();
    collect(root, "", "", names);
    return list(names);
  }

  /** Where a name occurs, as paths. */
  static String places(XmlElement root, String key) {
    Set<String> names = new LinkedHashSet<>();
    collect(root, "", key, names);
    return list(names);
  }

  private static void collect(XmlElement element, String path, String key, Set<String> names) {
    for (QName attribute : element.attributes().keySet()) {
      String name = attribute.getLocalPart();
      if (attribute.getNamespaceURI().isEmpty() && !name.equals("Source")) {
        add(path, name, key, names);
      }
    }
    for (XmlElement child : element.children()) {
      boolean leaf = child.children().isEmpty();
      if (leaf || child.localName().equals(key)) {
        add(path, child.localName(), key, names);
      }
      collect(child, path + child.localName() + "/", key, names);
    }
  }

  private static void add(String path, String name, String key, Set<String> names) {
    if (names.size() <= MOST && (key.isEmpty() || key.equals(name))) {
      names.add(path + name);
    }
  }

  private static String list(Set<String> names) {
    StringBuilder text = new StringBuilder();
    int count = 0;
    for (String name : names) {
      if (count == MOST) {
        text.append(", ...");
        break;
      }
      text.append(count++ == 0 ? "" : ", ");
      TextFormat.appendHarmless(name, text);
    }
    return count == 0 ? "none" : text.toString();
  }
}
