package io.windlass.wsman.api.cim;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A class as its provider declares it. {@link #of} builds one; a provider with many classes may
 * implement the interface and load details when they are first read. Immutable as seen from
 * outside, safe for use by several threads.
 */
@ConsumerType
public interface ClassSchema {
  /** CIM namespace with forward slashes in lower case, such as {@code root/cimv2}. */
  String namespace();

  /** The class; compared without case, written as spelt here. */
  String name();

  /** All properties in order of declaration, inherited ones included. */
  List<Property> properties();

  /** All methods, inherited ones included. */
  List<Method> methods();

  /** The superclass. */
  default Optional<String> superclass() {
    return Optional.empty();
  }

  /** True when there is exactly one instance, which is addressed without selectors. */
  default boolean isSingleton() {
    return false;
  }

  /** True when only subclasses have instances. */
  default boolean isAbstract() {
    return false;
  }

  /** True when it links instances of other classes: two of its properties are references. */
  default boolean isAssociation() {
    return properties().stream().filter(p -> p.type() == CimType.REFERENCE).count() > 1;
  }

  /** Starts a class. */
  static Builder of(String namespace, String name) {
    return new ClassSchemaBuilder(namespace, name);
  }

  /** Collects the facts of a class; for one thread. */
  interface Builder {
    /** Adds a property. */
    Builder property(Property property);

    /** Adds a read-only property. */
    default Builder property(String name, CimType type) {
      return property(Property.of(name, type).build());
    }

    /** Adds a key. */
    default Builder key(String name, CimType type) {
      return property(Property.of(name, type).key().build());
    }

    /** Adds a method. */
    Builder method(Method method);

    /** Names the superclass. */
    Builder superclass(String name);

    /** There is exactly one instance. */
    Builder singleton();

    /** The class. */
    ClassSchema build();
  }
}
