package io.windlass.wmi.source;

import io.windlass.wsman.api.cim.ClassSchema;
import java.util.Optional;

/** Instances beside those that this bundle reads from the host. */
@FunctionalInterface
public interface AddedInstances {
  /** None at all. */
  AddedInstances NONE = schema -> Optional.empty();

  /** What is added to the instances of exactly this class. */
  Optional<ClassSource> of(ClassSchema schema);
}
