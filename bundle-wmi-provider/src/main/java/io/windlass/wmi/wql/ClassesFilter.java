package io.windlass.wmi.wql;

import io.windlass.wmi.repository.ClassRepository;
import io.windlass.wmi.repository.ClassTree;
import io.windlass.wmi.wql.WqlStatement.SelectClasses;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.filter.Filter;
import io.windlass.wsman.api.filter.FilterStatement;
import java.util.List;
import java.util.Optional;

/** A schema query: its condition looks at the system properties of classes. */
record ClassesFilter(String query, SelectClasses select, ClassTree tree)
    implements FilterStatement {
  @Override
  public String className() {
    return ClassRepository.META_CLASS;
  }

  @Override
  public List<String> projection() {
    return List.of();
  }

  @Override
  public Optional<Filter> bind(ClassSchema schema) throws ResourceFault {
    return select.condition() == Condition.ALWAYS
        ? Optional.empty()
        : Optional.of(ConditionBinder.bind(query, select.condition(), schema, tree));
  }
}
