package io.windlass.wsman.api.cim;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The builder behind {@link Instance#of}; the map is handed over, not copied. */
final class InstanceBuilder implements Instance.Builder {
  private final String className;
  private Map<String, Object> values = new HashMap<>();

  InstanceBuilder(String className) {
    this.className = Objects.requireNonNull(className, "className");
  }

  @Override
  public Instance.Builder set(String property, Object value) {
    Objects.requireNonNull(property, "property");
    if (value != null) {
      values.put(property, value);
    }
    return this;
  }

  @Override
  public Instance.Builder setNull(String property) {
    values.put(Objects.requireNonNull(property, "property"), null);
    return this;
  }

  @Override
  public Instance build() {
    Instance built = new Values(className, Collections.unmodifiableMap(values));
    values = null;
    return built;
  }

  private record Values(String className, Map<String, Object> properties) implements Instance {
    @Override
    public String toString() {
      return className + properties;
    }
  }
}
