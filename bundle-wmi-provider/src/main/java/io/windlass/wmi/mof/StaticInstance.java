package io.windlass.wmi.mof;

import io.windlass.wsman.api.cim.Instance;
import java.util.List;
import java.util.Locale;

/**
 * An instance that was declared in MOF.
 *
 * @param className as the schema spells it
 * @param keys text that is the same for the same keys; empty for a singleton
 */
public record StaticInstance(
    String namespace, String className, List<String> keys, Instance instance, Place at) {
  /** Equal for two instances that stand for the same object. */
  public List<Object> identity() {
    return List.of(namespace, className.toLowerCase(Locale.ROOT), keys);
  }
}
