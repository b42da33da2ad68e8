package io.windlass.wmi.wql;

import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.cim.CimType;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.cim.Property;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the properties of a query in a class; names without case. */
final class PropertyLookup {
  private final String query;
  private final ClassSchema schema;
  private final SystemProperties system;

  PropertyLookup(String query, ClassSchema schema, SystemProperties system) {
    this.query = query;
    this.schema = schema;
    this.system = system;
  }

  BoundProperty find(PropertyName name) throws ResourceFault {
    Property property = inClass(name.first());
    if (property == null) {
      BoundProperty computed = name.isPath() ? null : system.find(name.first());
      if (computed == null) {
        throw unknown(name);
      }
      return computed;
    }
    Set<String> reads = Set.of(property.name());
    if (!name.isPath()) {
      return new BoundProperty(
          property.name(),
          property.type(),
          property.isArray(),
          true,
          reads,
          instance -> instance.get(property.name()));
    }
    if (property.type() != CimType.EMBEDDED || property.isArray()) {
      throw WqlError.at(
          query,
          name.at(),
          property.name() + " holds no embedded instance, so it has no properties");
    }
    List<String> rest = name.segments().subList(1, name.segments().size());
    return new BoundProperty(
        name.toString(), null, false, false, reads, i -> walk(i.get(property.name()), rest));
  }

  private ResourceFault unknown(PropertyName name) {
    String reason =
        name.first().startsWith("__")
            ? "the system property " + name + " cannot be used in a condition"
            : "class " + schema.name() + " has no property " + name.first();
    return WqlError.at(query, name.at(), reason);
  }

  private Property inClass(String name) {
    for (Property property : schema.properties()) {
      if (property.name().equalsIgnoreCase(name)) {
        return property;
      }
    }
    return null;
  }

  private static Object walk(Object start, List<String> names) {
    Object value = start;
    for (String name : names) {
      value = value instanceof Instance instance ? read(instance, name) : null;
    }
    return value;
  }

  private static Object read(Instance instance, String name) {
    if (name.equalsIgnoreCase("__CLASS")) {
      return instance.className();
    }
    Object exact = instance.get(name);
    if (exact != null) {
      return exact;
    }
    for (Map.Entry<String, Object> property : instance.properties().entrySet()) {
      if (property.getKey().equalsIgnoreCase(name)) {
        return property.getValue();
      }
    }
    return null;
  }
}
