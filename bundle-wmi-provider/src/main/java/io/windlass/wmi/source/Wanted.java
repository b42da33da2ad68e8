package io.windlass.wmi.source;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The properties that will be looked at, so that a source need not read what nobody sees. A source
 * may set more than is wanted. Names compare without case. Immutable.
 */
public final class Wanted {
  private static final Wanted ALL = new Wanted(Set.of());

  private final Set<String> lowerCased;

  private Wanted(Set<String> lowerCased) {
    this.lowerCased = lowerCased;
  }

  /** Everything. */
  public static Wanted all() {
    return ALL;
  }

  /** These properties; none means everything. */
  public static Wanted of(Set<String> properties) {
    if (properties.isEmpty()) {
      return ALL;
    }
    return new Wanted(
        properties.stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** True when everything is wanted. */
  public boolean isAll() {
    return lowerCased.isEmpty();
  }

  /** True when the property is wanted. */
  public boolean has(String property) {
    return isAll() || lowerCased.contains(property.toLowerCase(Locale.ROOT));
  }

  /** True when at least one of the properties is wanted. */
  public boolean hasAny(String... properties) {
    for (String property : properties) {
      if (has(property)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String toString() {
    return isAll() ? "*" : String.join(",", lowerCased);
  }
}
