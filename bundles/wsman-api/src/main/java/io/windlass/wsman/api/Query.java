package io.windlass.wsman.api;

import io.windlass.wsman.api.filter.Filter;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What an Enumerate or a Subscribe asks for. The host applies filter and projection to whatever the
 * provider returns, so pushing them down is an optimisation and never a duty.
 */
@ProviderType
public interface Query {
  /** The class that is enumerated; without selectors. */
  Target target();

  /** The condition that instances must meet, bound to the class's schema. */
  Optional<Filter> filter();

  /**
   * The properties that will be looked at, as the schema spells them: those that are returned and
   * those that the filter reads. Empty means all.
   */
  Set<String> projection();

  /** True when only keys will be looked at (EnumerationMode EnumerateEPR, no filter). */
  boolean keysOnly();

  /** The dialect URI of the filter as sent. */
  Optional<String> dialect();

  /** The text of the filter as sent. */
  Optional<String> text();
}
