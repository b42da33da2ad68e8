package io.windlass.wmi.wql;

import io.windlass.wsman.api.cim.CimType;
import io.windlass.wsman.api.cim.Instance;
import java.util.Set;
import java.util.function.Function;

/**
 * A property of a query that has been looked up.
 *
 * @param name as the schema spells it
 * @param type null for a property of an embedded instance, whose type shows only in its values
 * @param isArray true when the value is a list
 * @param isPlain true for a property of the class itself, neither embedded nor a system property
 * @param reads the properties of the class that are read for it
 * @param reader yields the value, or null
 */
record BoundProperty(
    String name,
    CimType type,
    boolean isArray,
    boolean isPlain,
    Set<String> reads,
    Function<Instance, Object> reader) {
  Object of(Instance instance) {
    return reader.apply(instance);
  }
}
