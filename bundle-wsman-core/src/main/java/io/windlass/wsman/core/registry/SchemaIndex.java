package io.windlass.wsman.core.registry;

import io.windlass.wsman.api.cim.ClassSchema;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The classes of one provider. Members of a class are read when it is first used. */
final class SchemaIndex {
  private final Map<String, Declared> schemas = new HashMap<>();
  private final Map<String, Declared> byName = new HashMap<>();

  /**
   * @throws IllegalArgumentException when the provider declares a class twice, or something null
   */
  SchemaIndex(Collection<ClassSchema> declared) {
    for (ClassSchema schema : declared) {
      if (schema == null || schema.name() == null || schema.namespace() == null) {
        throw new IllegalArgumentException("schemas() holds null, or a class without a name");
      }
      Declared entry = new Declared(schema);
      if (schemas.put(key(schema.namespace(), schema.name()), entry) != null) {
        throw new IllegalArgumentException("schemas() declares " + schema.name() + " twice");
      }
      byName.put(schema.name().toLowerCase(Locale.ROOT), entry);
    }
  }

  private static String key(String namespace, String name) {
    return (namespace + "/" + name).toLowerCase(Locale.ROOT);
  }

  /** The associations of a namespace that can have instances of their own. */
  List<ResourceClass> associations(String namespace) {
    return schemas.values().stream()
        .filter(declared -> declared.schema.namespace().equalsIgnoreCase(namespace))
        .filter(declared -> !declared.schema.isAbstract() && declared.schema.isAssociation())
        .map(Declared::details)
        .sorted(Comparator.comparing(type -> type.schema().name()))
        .toList();
  }

  int size() {
    return schemas.size();
  }

  /** A class; an empty namespace finds it in any. */
  Optional<ResourceClass> find(String namespace, String className) {
    Declared declared =
        namespace.isEmpty()
            ? byName.get(className.toLowerCase(Locale.ROOT))
            : schemas.get(key(namespace, className));
    return Optional.ofNullable(declared).map(Declared::details);
  }

  /** True when there is a class of a namespace. */
  boolean knows(String namespace) {
    return schemas.values().stream()
        .anyMatch(declared -> declared.schema.namespace().equalsIgnoreCase(namespace));
  }

  /** A class as declared; its members are indexed when it is first asked for. */
  private static final class Declared {
    private final ClassSchema schema;
    private ResourceClass details;

    Declared(ClassSchema schema) {
      this.schema = schema;
    }

    synchronized ResourceClass details() {
      if (details == null) {
        details = new ResourceClass(schema);
      }
      return details;
    }
  }
}
