package io.windlass.wsman.core.filter;

import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.cim.CimType;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.cim.Property;
import io.windlass.wsman.core.registry.Resource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * The properties that every WMI instance has and no class declares, as far as they are selectable.
 */
public final class SystemProperties {
  private static final Map<String, Property> DECLARED =
      Map.of(
          "__class", text("__CLASS"),
          "__namespace", text("__NAMESPACE"),
          "__relpath", text("__RELPATH"),
          "__path", text("__PATH"),
          "__superclass", text("__SUPERCLASS"));

  private SystemProperties() {}

  private static Property text(String name) {
    return Property.of(name, CimType.STRING).build();
  }

  static Optional<Property> declared(String name) {
    return Optional.ofNullable(DECLARED.get(name.toLowerCase(Locale.ROOT)));
  }

  /** The instance with the system properties among the chosen ones. */
  public static Instance add(Instance instance, Iterable<Property> chosen, Resource resource)
      throws ResourceFault {
    Instance.Builder all = null;
    for (Property property : chosen) {
      if (DECLARED.containsValue(property)) {
        if (all == null) {
          all = Instance.of(instance.className());
          instance.properties().forEach(all::set);
        }
        all.set(property.name(), value(property.name(), instance, resource));
      }
    }
    return all == null ? instance : all.build();
  }

  private static String value(String name, Instance instance, Resource resource)
      throws ResourceFault {
    switch (name) {
      case "__CLASS":
        return instance.className();
      case "__NAMESPACE":
        return resource.type().schema().namespace().replace('/', '\\');
      case "__SUPERCLASS":
        return resource.typeOf(instance).schema().superclass().orElse(null);
      case "__PATH":
        return absolutePath(resource.addressOf(instance), instance.className());
      default:
        return relativePath(resource.addressOf(instance), instance.className());
    }
  }

  private static String absolutePath(Target address, String className) {
    return "\\\\.\\"
        + address.namespace().replace('/', '\\')
        + ":"
        + relativePath(address, className);
  }

  private static String relativePath(Target address, String className) {
    if (address.selectors().isEmpty() && address.references().isEmpty()) {
      return className + "=@";
    }
    StringJoiner keys = new StringJoiner(",", className + ".", "");
    address.selectors().forEach((name, value) -> keys.add(name + "=" + quoted(value)));
    address
        .references()
        .forEach(
            (name, value) -> keys.add(name + "=" + quoted(absolutePath(value, value.className()))));
    return keys.toString();
  }

  private static String quoted(String value) {
    return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
