package io.windlass.wmi.source;

import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.cim.Instance;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

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

  /**
   * The first instance with these keys. Where several differ in letter case alone, such as the
   * variables {@code HTTP_PROXY} and {@code http_proxy}, the one that is spelled so.
   */
  public static Optional<Instance> find(Stream<Instance> all, Map<String, String> keys) {
    Instance alike = null;
    for (Iterator<Instance> each = all.iterator(); each.hasNext(); ) {
      Instance instance = each.next();
      if (match(instance, keys, String::equals)) {
        return Optional.of(instance);
      }
      if (alike == null && match(instance, keys)) {
        alike = instance;
      }
    }
    return Optional.ofNullable(alike);
  }

  /** True when the instance has all these keys; text compares without case, as WMI does. */
  public static boolean match(Instance instance, Map<String, String> keys) {
    return match(instance, keys, String::equalsIgnoreCase);
  }

  private static boolean match(
      Instance instance, Map<String, String> keys, BiPredicate<String, String> same) {
    for (Map.Entry<String, String> key : keys.entrySet()) {
      Object value = instance.get(key.getKey());
      if (value == null || !same.test(value.toString(), key.getValue())) {
        return false;
      }
    }
    return true;
  }
}
