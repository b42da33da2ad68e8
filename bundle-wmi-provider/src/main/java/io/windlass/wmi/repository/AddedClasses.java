package io.windlass.wmi.repository;

import io.windlass.wsman.api.cim.ClassSchema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The classes that are there beside those of the bundle, by namespace. Immutable. */
final class AddedClasses {
  static final AddedClasses NONE = new AddedClasses(List.of(), Map.of());

  private final List<ClassSchema> all = new ArrayList<>();
  private final Map<String, Map<String, ClassSchema>> byNamespace = new HashMap<>();
  private final Map<String, Map<String, List<String>>> children = new HashMap<>();
  private final Map<String, String> superclasses = withoutCase();
  private final Set<String> namespaces;

  /**
   * @param system further namespaces with what is in them anyway
   */
  AddedClasses(
      Collection<? extends ClassSchema> classes, Map<String, Map<String, ClassSchema>> system) {
    namespaces = Set.copyOf(system.keySet());
    system.forEach(
        (namespace, known) -> {
          in(byNamespace, namespace).putAll(known);
          all.addAll(known.values());
        });
    for (ClassSchema schema : classes) {
      all.add(schema);
      in(byNamespace, schema.namespace()).put(schema.name(), schema);
      schema.superclass().ifPresent(superclass -> derive(schema, superclass));
    }
  }

  private void derive(ClassSchema schema, String superclass) {
    superclasses.put(schema.name(), superclass);
    in(children, schema.namespace())
        .computeIfAbsent(superclass, name -> new ArrayList<>())
        .add(schema.name());
  }

  private static <V> Map<String, V> in(Map<String, Map<String, V>> map, String namespace) {
    return map.computeIfAbsent(namespace, name -> withoutCase());
  }

  private static <V> Map<String, V> withoutCase() {
    return new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  }

  Set<String> namespaces() {
    return namespaces;
  }

  List<ClassSchema> schemas() {
    return Collections.unmodifiableList(all);
  }

  Optional<ClassSchema> find(String namespace, String className) {
    return Optional.ofNullable(byNamespace.getOrDefault(namespace, Map.of()).get(className));
  }

  /** The superclass of a class in whatever namespace. */
  Optional<String> superclass(String className) {
    return Optional.ofNullable(superclasses.get(className));
  }

  /** The classes that are derived from this one directly. */
  List<String> children(String namespace, String className) {
    return children.getOrDefault(namespace, Map.of()).getOrDefault(className, List.of());
  }
}
