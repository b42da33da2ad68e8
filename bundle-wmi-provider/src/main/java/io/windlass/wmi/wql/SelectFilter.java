package io.windlass.wmi.wql;

import io.windlass.wmi.repository.ClassTree;
import io.windlass.wmi.wql.WqlStatement.Select;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.filter.Filter;
import io.windlass.wsman.api.filter.FilterStatement;
import java.util.List;
import java.util.Optional;

/** A data query as a filter that waits for its class. */
record SelectFilter(String query, Select select, ClassTree tree) implements FilterStatement {
  @Override
  public String className() {
    return select.className();
  }

  @Override
  public List<String> projection() {
    return select.properties().stream().map(PropertyName::toString).toList();
  }

  @Override
  public Optional<Filter> bind(ClassSchema schema) throws ResourceFault {
    return select.condition() == Condition.ALWAYS
        ? Optional.empty()
        : Optional.of(ConditionBinder.bind(query, select.condition(), schema, tree));
  }
}
