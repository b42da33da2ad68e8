package io.windlass.wmi.wql;

import io.windlass.wsman.api.filter.Comparison.Operator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Of which classes a condition on events wants to hear. */
final class TargetClasses {
  private TargetClasses() {}

  /** The classes to which the condition restricts the embedded instances; empty for no limit. */
  static List<String> of(Condition condition) {
    return List.copyOf(find(condition));
  }

  private static Set<String> find(Condition condition) {
    if (condition instanceof Condition.IsA isA && isEmbedded(isA.property(), 1)) {
      return Set.of(isA.className());
    }
    if (condition instanceof Condition.Compare compare
        && compare.operator() == Operator.EQUAL
        && isEmbedded(compare.property(), 2)
        && compare.property().segments().get(1).equalsIgnoreCase("__CLASS")) {
      return Set.of(compare.value().text());
    }
    if (condition instanceof Condition.And and) {
      return and.terms().stream()
          .map(TargetClasses::find)
          .filter(found -> !found.isEmpty())
          .findFirst()
          .orElse(Set.of());
    }
    Set<String> all = new LinkedHashSet<>();
    if (condition instanceof Condition.Or or) {
      for (Condition term : or.terms()) {
        Set<String> found = find(term);
        if (found.isEmpty()) {
          return Set.of();
        }
        all.addAll(found);
      }
    }
    return all;
  }

  private static boolean isEmbedded(PropertyName name, int segments) {
    String first = name.first().toLowerCase(Locale.ROOT);
    return name.segments().size() == segments
        && (first.equals("targetinstance") || first.equals("previousinstance"));
  }
}
