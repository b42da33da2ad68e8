package io.windlass.wsman.core.operation;

import io.windlass.wsman.api.Query;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.cim.Property;
import io.windlass.wsman.api.filter.Filter;
import io.windlass.wsman.core.enumeration.ItemWriter;
import io.windlass.wsman.core.filter.RequestedFilter;
import io.windlass.wsman.core.registry.Resource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the host asks of a provider's {@code enumerate}. */
record ClassQuery(
    Target target,
    Optional<Filter> filter,
    Set<String> projection,
    boolean keysOnly,
    Optional<String> dialect,
    Optional<String> text)
    implements Query {

  static ClassQuery of(
      Resource resource,
      Optional<RequestedFilter> requested,
      Optional<Filter> filter,
      List<Property> chosen,
      ItemWriter.Mode mode) {
    Set<String> needed = new LinkedHashSet<>();
    boolean keysOnly = mode == ItemWriter.Mode.EPR;
    if (keysOnly || !chosen.isEmpty()) {
      chosen.forEach(property -> needed.add(property.name()));
      resource.type().keys().forEach(key -> needed.add(key.name()));
      filter.ifPresent(condition -> needed.addAll(condition.properties()));
    }
    return new ClassQuery(
        resource.classTarget(),
        filter,
        Set.copyOf(needed),
        keysOnly && filter.isEmpty(),
        requested.map(RequestedFilter::dialect),
        requested.map(RequestedFilter::text));
  }
}
