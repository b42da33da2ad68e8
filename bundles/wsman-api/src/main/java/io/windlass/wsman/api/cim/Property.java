package io.windlass.wsman.api.cim;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** A property of a class, or a parameter of a method. Immutable. */
@ProviderType
public interface Property {
  /** The name; compared without case, written as spelt here. */
  String name();

  /** The type; of the elements when it is an array. */
  CimType type();

  /** True when the value is a list. */
  boolean isArray();

  /** True when the property is a key and so a selector. */
  boolean isKey();

  /** True when Put may change it. */
  boolean isWritable();

  /** The class of a reference or of an embedded instance, where it is known. */
  Optional<String> referenceClass();

  /** Starts a property. */
  static Builder of(String name, CimType type) {
    return new PropertyBuilder(name, type);
  }

  /** Collects the facts of a property; for one thread. */
  @ProviderType
  interface Builder {
    /** The value is a list. */
    Builder array();

    /** The property is a key. */
    Builder key();

    /** Put may change it. */
    Builder writable();

    /** The class of a reference or of an embedded instance. */
    Builder referenceClass(String name);

    /** The property. */
    Property build();
  }
}
