package io.windlass.wmi.source;

import io.windlass.wsman.api.cim.Instance;
import java.util.Map;

/** Compares the keys of an instance with the text of selectors. */
public final class Keys {
  private Keys() {}

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
