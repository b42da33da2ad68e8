package io.windlass.wsman.api.filter;

import io.windlass.wsman.api.cim.Instance;
import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** A parsed condition, bound to the schema of a class. Immutable, safe for several threads. */
@ConsumerType
public interface Filter {
  /** True when the instance meets the condition; NULL compared with anything is not true. */
  boolean matches(Instance instance);

  /** The properties that the condition reads, as the schema spells them. */
  Set<String> properties();

  /**
   * Comparisons that every match fulfils: the terms of the top-level AND that are of the form
   * property-operator-constant. They are necessary, not sufficient: enough for a provider to look
   * up a key instead of listing everything.
   */
  List<Comparison> conjuncts();
}
