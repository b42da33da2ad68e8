package io.windlass.wmi.wql;

import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.filter.Comparison;
import io.windlass.wsman.api.filter.Filter;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** A condition ready to be tested. */
record BoundFilter(Predicate<Instance> test, Set<String> properties, List<Comparison> conjuncts)
    implements Filter {
  @Override
  public boolean matches(Instance instance) {
    return test.test(instance);
  }

  /** One of the {@link #conjuncts}. */
  record Conjunct(String property, Operator operator, Object value) implements Comparison {}
}
