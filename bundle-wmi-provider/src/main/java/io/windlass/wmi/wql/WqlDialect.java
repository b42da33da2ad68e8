package io.windlass.wmi.wql;

import io.windlass.wmi.repository.ClassRepository;
import io.windlass.wmi.repository.ClassTree;
import io.windlass.wmi.wql.WqlStatement.Related;
import io.windlass.wmi.wql.WqlStatement.Select;
import io.windlass.wmi.wql.WqlStatement.SelectClasses;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.filter.FilterDialect;
import io.windlass.wsman.api.filter.FilterStatement;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** WQL as a filter dialect of enumerations: every form but event queries. */
@Component(
    service = FilterDialect.class,
    property = FilterDialect.DIALECT_URI + "=" + FilterDialect.WQL)
public final class WqlDialect implements FilterDialect {
  private final ClassTree tree;

  /** The dialect with the classes of the repository behind ISA and the system properties. */
  @Activate
  public WqlDialect(@Reference ClassRepository repository) {
    this((ClassTree) repository);
  }

  WqlDialect(ClassTree tree) {
    this.tree = tree;
  }

  @Override
  public FilterStatement parse(String text) throws ResourceFault {
    WqlStatement statement = WqlParser.parse(text);
    if (statement instanceof Select select) {
      return new SelectFilter(text, select, tree);
    }
    if (statement instanceof SelectClasses classes) {
      return new ClassesFilter(text, classes, tree);
    }
    if (statement instanceof Related related) {
      return new RelatedQuery(related);
    }
    throw WqlError.fault(
        statement.form() + " are for Subscribe; an Enumerate takes SELECT … FROM class WHERE …");
  }
}
