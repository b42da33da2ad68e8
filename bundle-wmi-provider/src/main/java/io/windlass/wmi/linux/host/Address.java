package io.windlass.wmi.linux.host;

import io.windlass.wsman.api.Target;
import java.util.Map;

/** Addresses of instances in {@code root/cimv2}: the references of associations. */
public final class Address {
  private static final String NAMESPACE = "root/cimv2";

  private Address() {}

  /** The instance of a class with one key. */
  public static Target of(String className, String key, String value) {
    return of(className, Map.of(key, value));
  }

  /** The instance of a class with several keys. */
  public static Target of(String className, Map<String, String> keys) {
    return Target.ofClass(NAMESPACE, className, keys);
  }
}
