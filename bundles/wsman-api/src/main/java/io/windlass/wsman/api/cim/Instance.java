package io.windlass.wsman.api.cim;

import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * An instance of a class, or the parameters of a method: a class name and values. A property that
 * is absent or null is NULL. Immutable.
 */
@ProviderType
public interface Instance {
  /** The class, as the schema spells it. */
  String className();

  /**
   * Property name, as the schema spells it, to value ({@link CimType} says of which Java type). A
   * name with the value null is one that was set to NULL on purpose, see {@link Builder#setNull}.
   */
  Map<String, Object> properties();

  /** The value of a property, or null. */
  default Object get(String property) {
    return properties().get(property);
  }

  /** Starts an instance of a class. */
  static Builder of(String className) {
    return new InstanceBuilder(className);
  }

  /** Collects the values of an instance; for one thread, for one use. */
  @ProviderType
  interface Builder {
    /** Sets a property; null leaves it NULL. */
    Builder set(String property, Object value);

    /** Sets a property to NULL on purpose: what a Put sends for it, unlike one that it left out. */
    Builder setNull(String property);

    /** The instance. */
    Instance build();
  }
}
