package io.windlass.wmi.wql;

import io.windlass.wmi.repository.ClassRepository;
import io.windlass.wmi.repository.ClassTree;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.filter.Filter;
import io.windlass.wsman.api.filter.FilterDialect;
import io.windlass.wsman.api.filter.FilterStatement;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The basic level of CQL (DSP0202) as a filter dialect: properties of one class, conditions on
 * them. Conditions mean what they mean in WQL, but for the pattern of LIKE.
 */
@Component(
    service = FilterDialect.class,
    property = FilterDialect.DIALECT_URI + "=" + CqlDialect.CQL)
public final class CqlDialect implements FilterDialect {
  /** CQL as DSP0227 names it. */
  public static final String CQL = "http://schemas.dmtf.org/wbem/cql/1/dsp0202.pdf";

  private final ClassTree tree;

  /** The dialect with the classes of the repository behind ISA and the system properties. */
  @Activate
  public CqlDialect(@Reference ClassRepository repository) {
    this((ClassTree) repository);
  }

  CqlDialect(ClassTree tree) {
    this.tree = tree;
  }

  @Override
  public FilterStatement parse(String text) throws ResourceFault {
    try {
      return new Statement(new SelectFilter(text, CqlParser.parse(text), tree));
    } catch (ResourceFault e) {
      throw inCql(e);
    }
  }

  private static ResourceFault inCql(ResourceFault fault) {
    return new ResourceFault(fault.code(), fault.getMessage().replaceFirst("^WQL", "CQL"), fault);
  }

  /** Says CQL in refusals. */
  private record Statement(SelectFilter select) implements FilterStatement {
    @Override
    public String className() {
      return select.className();
    }

    @Override
    public List<String> projection() {
      return select.projection();
    }

    @Override
    public Optional<Filter> bind(ClassSchema schema) throws ResourceFault {
      try {
        return select.bind(schema);
      } catch (ResourceFault e) {
        throw inCql(e);
      }
    }
  }
}
