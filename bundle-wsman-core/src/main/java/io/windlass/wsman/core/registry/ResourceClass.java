package io.windlass.wsman.core.registry;

import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Method;
import io.windlass.wsman.api.cim.Property;
import io.windlass.wsman.xml.cim.InstanceTemplate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** A class of a provider with its members by name without case. Immutable. */
public final class ResourceClass {
  private static final int MAX_TEMPLATES = 8;

  private final ClassSchema schema;
  private final Map<String, Property> properties = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, Method> methods = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final List<Property> keys;
  private final Map<String, InstanceTemplate> templates = new ConcurrentHashMap<>(4);

  ResourceClass(ClassSchema schema) {
    this.schema = schema;
    schema.properties().forEach(property -> properties.put(property.name(), property));
    schema.methods().forEach(method -> methods.put(method.name(), method));
    this.keys = schema.properties().stream().filter(Property::isKey).toList();
  }

  /**
   * The bytes of the class's instances. Kept for the few URIs by which a class is usually
   * addressed; a client that makes up more of them pays for it itself.
   */
  InstanceTemplate template(String uri, InstanceTemplate.Profile profile) {
    InstanceTemplate template = templates.get(uri);
    if (template == null) {
      template = InstanceTemplate.of(schema, uri, profile);
      if (templates.size() < MAX_TEMPLATES) {
        templates.put(uri, template);
      }
    }
    return template;
  }

  /** The class as declared. */
  public ClassSchema schema() {
    return schema;
  }

  /** The keys in order of declaration. */
  public List<Property> keys() {
    return keys;
  }

  /** A property, by name without case. */
  public Optional<Property> property(String name) {
    return Optional.ofNullable(properties.get(name));
  }

  /** A method, by name without case. */
  public Optional<Method> method(String name) {
    return Optional.ofNullable(methods.get(name));
  }
}
