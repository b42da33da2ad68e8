package io.windlass.wsman.core.registry;

import io.windlass.wsman.api.cim.ClassSchema;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The classes of one provider. Members of a class are read when it is first used. */
final class SchemaIndex {
  private final Map<String, ClassSchema> schemas = new HashMap<>();
  private final Map<String, ClassSchema> byName = new HashMap<>();
  private final Map<ClassSchema, ResourceClass> used = new ConcurrentHashMap<>();

  /**
   * @throws IllegalArgumentException when the provider declares a class twice, or something null
   */
  SchemaIndex(Collection<ClassSchema> declared) {
    for (ClassSchema schema : declared) {
      if (schema == null || schema.name() == null || schema.namespace() == null) {
        throw new IllegalArgumentException("schemas() holds null, or a class without a name");
      }
      if (schemas.put(key(schema.namespace(), schema.name()), schema) != null) {
        throw new IllegalArgumentException("schemas() declares " + schema.name() + " twice");
      }
      byName.put(schema.name().toLowerCase(Locale.ROOT), schema);
    }
  }

  private static String key(String namespace, String name) {
    return (namespace + "/" + name).toLowerCase(Locale.ROOT);
  }

  int size() {
    return schemas.size();
  }

  /** A class; an empty namespace finds it in any. */
  Optional<ResourceClass> find(String namespace, String className) {
    ClassSchema schema =
        namespace.isEmpty()
            ? byName.get(className.toLowerCase(Locale.ROOT))
            : schemas.get(key(namespace, className));
    return Optional.ofNullable(schema).map(this::details);
  }

  private ResourceClass details(ClassSchema schema) {
    return used.computeIfAbsent(schema, ResourceClass::new);
  }
}
