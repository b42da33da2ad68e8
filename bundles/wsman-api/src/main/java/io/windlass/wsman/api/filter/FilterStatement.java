package io.windlass.wsman.api.filter;

import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.cim.ClassSchema;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** A parsed query that is not yet bound to a class. Immutable. */
@ConsumerType
public interface FilterStatement {
  /** The class that is queried, as the client spelt it. */
  String className();

  /** The selected properties as the client spelt them; empty for {@code *}. */
  List<String> projection();

  /**
   * Binds the condition to a class: property names are looked up, constants coerced.
   *
   * @return empty when there is no condition
   * @throws ResourceFault {@link io.windlass.wsman.api.FaultCode#CANNOT_PROCESS_FILTER} for a
   *     property that the class lacks, or a constant that does not fit
   */
  Optional<Filter> bind(ClassSchema schema) throws ResourceFault;
}
