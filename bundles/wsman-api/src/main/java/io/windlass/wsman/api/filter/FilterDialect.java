package io.windlass.wsman.api.filter;

import io.windlass.wsman.api.ResourceFault;
import org.osgi.annotation.versioning.ConsumerType;

/** A query language, registered as a service under {@link #DIALECT_URI}. */
@ConsumerType
public interface FilterDialect {
  /** Service property: the dialect URI (String), compared without case. */
  String DIALECT_URI = "wsman.filter.dialect";

  /** WQL as WinRM clients name it. */
  String WQL = "http://schemas.microsoft.com/wbem/wsman/1/WQL";

  /**
   * Parses the text of a filter. Cost is bounded by the length of the text.
   *
   * @throws ResourceFault {@link io.windlass.wsman.api.FaultCode#CANNOT_PROCESS_FILTER} with the
   *     position of the mistake
   */
  FilterStatement parse(String text) throws ResourceFault;
}
