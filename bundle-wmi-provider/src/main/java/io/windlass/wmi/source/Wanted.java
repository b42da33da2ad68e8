package io.windlass.wmi.source;

import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.filter.Comparison;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The properties that will be looked at, so that a source need not read what nobody sees, and
 * comparisons that every instance that is looked at fulfils. A source may set more than is wanted,
 * and list instances that do not fulfil them. Names compare without case. Immutable.
 */
public final class Wanted {
  private static final Wanted ALL = new Wanted(Set.of(), List.of());

  private final Set<String> lowerCased;
  private final List<Comparison> comparisons;

  private Wanted(Set<String> lowerCased, List<Comparison> comparisons) {
    this.lowerCased = lowerCased;
    this.comparisons = comparisons;
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
            .collect(Collectors.toUnmodifiableSet()),
        List.of());
  }

  /** The same properties, of instances that fulfil these comparisons. */
  public Wanted where(List<Comparison> necessary) {
    return new Wanted(lowerCased, List.copyOf(necessary));
  }

  /** What a property is compared with; empty when it may have any value. */
  public List<Comparison> comparisons(String property) {
    return comparisons.stream().filter(c -> c.property().equalsIgnoreCase(property)).toList();
  }

  /** The text that a property has to be equal to, without case. */
  public Optional<String> equal(String property) {
    return comparisons(property).stream()
        .filter(comparison -> comparison.operator() == Comparison.Operator.EQUAL)
        .map(comparison -> String.valueOf(comparison.value()))
        .findFirst();
  }

  /** The instance that a reference has to name; names and keys compare without case. */
  public Optional<Target> reference(String property) {
    return comparisons(property).stream()
        .filter(comparison -> comparison.operator() == Comparison.Operator.EQUAL)
        .map(Comparison::value)
        .filter(Target.class::isInstance)
        .map(Target.class::cast)
        .findFirst();
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
