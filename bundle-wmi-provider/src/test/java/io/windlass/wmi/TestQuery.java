package io.windlass.wmi;

import io.windlass.wsman.api.Query;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.filter.Filter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A query as a host hands it on. */
record TestQuery(Target target, Optional<Filter> filter, Set<String> projection, boolean keysOnly)
    implements Query {
  static TestQuery all(String className) {
    return new TestQuery(of(className), Optional.empty(), Set.of(), false);
  }

  static Target of(String className) {
    return Target.ofClass("root/cimv2", className, Map.of());
  }

  @Override
  public Optional<String> dialect() {
    return Optional.empty();
  }

  @Override
  public Optional<String> text() {
    return Optional.empty();
  }
}
