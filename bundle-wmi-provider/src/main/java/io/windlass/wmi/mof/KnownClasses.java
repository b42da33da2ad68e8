package io.windlass.wmi.mof;

import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Property;
import java.util.Optional;

/** Classes that declarations build on. */
@FunctionalInterface
public interface KnownClasses {
  /** A class; names without case, namespaces with forward slashes in lower case. */
  Optional<ClassSchema> find(String namespace, String className);

  /** True when the class is that ancestor or derived from it. */
  default boolean isA(String namespace, String className, String ancestor) {
    Optional<String> name = Optional.of(className);
    for (int depth = 0; name.isPresent() && depth <= Limits.CLASSES_DEEP; depth++) {
      if (name.get().equalsIgnoreCase(ancestor)) {
        return true;
      }
      name = find(namespace, name.get()).flatMap(ClassSchema::superclass);
    }
    return false;
  }

  /** The property of that name, compared without case. */
  static Optional<Property> property(ClassSchema schema, String name) {
    return schema.properties().stream()
        .filter(property -> property.name().equalsIgnoreCase(name))
        .findFirst();
  }
}
