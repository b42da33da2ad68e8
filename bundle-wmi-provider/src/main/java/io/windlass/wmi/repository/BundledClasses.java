package io.windlass.wmi.repository;

import io.windlass.wsman.api.cim.ClassSchema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The classes of class facts that are in one namespace: its own and those of every namespace. A
 * class of the same name in another namespace is another class. Names compare without case. Safe
 * for several threads.
 */
final class BundledClasses {
  /** What class facts call the namespace of a class that is in all of them. */
  static final String EVERYWHERE = "*";

  private final FactsIndex index;
  private final Map<String, FactsIndex.Entry> heads = withoutCase();
  private final Map<String, List<String>> children = withoutCase();
  private final Map<String, ClassSchema> schemas = withoutCase();
  private final Map<String, ClassDetails> details = new ConcurrentHashMap<>();

  BundledClasses(String namespace, FactsIndex index, Collection<FactsIndex.Entry> entries) {
    this.index = index;
    for (FactsIndex.Entry head : entries) {
      if (head.namespace().equals(EVERYWHERE) || head.namespace().equals(namespace)) {
        heads.put(head.name(), head);
        children.computeIfAbsent(head.superclass(), name -> new ArrayList<>()).add(head.name());
        schemas.put(head.name(), schema(namespace, head));
      }
    }
  }

  private static <V> Map<String, V> withoutCase() {
    return new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  }

  private ClassSchema schema(String namespace, FactsIndex.Entry head) {
    return new RepositoryClass(namespace, head, () -> details(head.name()));
  }

  private ClassDetails details(String name) {
    FactsIndex.Entry head = heads.get(name);
    if (head == null) {
      return ClassDetails.NONE;
    }
    ClassDetails known = details.get(head.name());
    if (known == null) {
      known = ClassDetails.read(details(head.superclass()), index.details(head));
      details.put(head.name(), known);
    }
    return known;
  }

  Map<String, ClassSchema> schemas() {
    return Collections.unmodifiableMap(schemas);
  }

  Optional<ClassSchema> find(String className) {
    return Optional.ofNullable(schemas.get(className));
  }

  /** The class as one of a further namespace, which has the same facts. */
  Optional<ClassSchema> find(String className, String namespace) {
    return Optional.ofNullable(heads.get(className)).map(head -> schema(namespace, head));
  }

  /** The classes that are derived from this one directly. */
  List<String> children(String className) {
    return children.getOrDefault(className, List.of());
  }
}
