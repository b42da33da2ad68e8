package io.windlass.wmi;

import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.filter.Comparison;
import java.util.List;
import java.util.Map;

/** That a reference names an instance, for sources that can look it up. */
record NamedReference(String property, Target value) implements Comparison {
  static List<Comparison> of(Map<String, Target> references) {
    return references.entrySet().stream()
        .<Comparison>map(entry -> new NamedReference(entry.getKey(), entry.getValue()))
        .toList();
  }

  @Override
  public Operator operator() {
    return Operator.EQUAL;
  }
}
