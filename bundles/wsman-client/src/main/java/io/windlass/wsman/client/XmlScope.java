package io.windlass.wsman.client;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The prefixes that are declared at an element: its own and those around it, which are shared and
 * not copied, so that a document costs what it is long. Immutable.
 */
final class XmlScope extends AbstractMap<String, String> {
  static final XmlScope NOTHING = new XmlScope(null, Map.of());

  private final XmlScope outer;
  private final Map<String, String> own;

  private XmlScope(XmlScope outer, Map<String, String> own) {
    this.outer = outer;
    this.own = own;
  }

  /** The scope inside an element with these declarations, which must not change any more. */
  XmlScope inside(Map<String, String> declarations) {
    return declarations.isEmpty() ? this : new XmlScope(this, declarations);
  }

  @Override
  public String get(Object prefix) {
    for (XmlScope scope = this; scope != null; scope = scope.outer) {
      String namespace = scope.own.get(prefix);
      if (namespace != null) {
        return namespace;
      }
    }
    return null;
  }

  @Override
  public boolean containsKey(Object prefix) {
    return get(prefix) != null;
  }

  @Override
  public Set<Entry<String, String>> entrySet() {
    Map<String, String> all = new HashMap<>();
    for (XmlScope scope = this; scope != null; scope = scope.outer) {
      scope.own.forEach(all::putIfAbsent);
    }
    return Collections.unmodifiableMap(all).entrySet();
  }
}
