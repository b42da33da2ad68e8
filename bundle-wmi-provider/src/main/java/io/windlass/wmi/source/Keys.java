package io.windlass.wmi.source;

import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.cim.Instance;
import java.util.Map;

/** Compares the keys of an instance with the text of selectors. */
public final class Keys {
  private Keys() {}

  /** True when the instance's references name what these addresses do. */
  public static boolean matchReferences(Instance instance, Map<String, Target> references) {
    return references.entrySet().stream()
        .allMatch(
            key ->
                instance.get(key.getKey()) instanceof Target value && same(value, key.getValue()));
  }

  private static boolean same(Target one, Target other) {
    return one.className().equalsIgnoreCase(other.className())
        && one.selectors().size() == other.selectors().size()
        && one.selectors().entrySet().stream()
            .allMatch(key -> key.getValue().equalsIgnoreCase(other.selectors().get(key.getKey())));
  }

  /** True when the instance has all these keys; text compares without case, as WMI does. */
  public static boolean match(Instance instance, Map<String, String> keys) {
    for (Map.Entry<String, String> key : keys.entrySet()) {
      Object value = instance.get(key.getKey());
      if (value == null || !value.toString().equalsIgnoreCase(key.getValue())) {
        return false;
      }
    }
    return true;
  }
}
