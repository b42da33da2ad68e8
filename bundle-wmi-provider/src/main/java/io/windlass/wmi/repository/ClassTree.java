package io.windlass.wmi.repository;

import java.util.Optional;

/** Which class is derived from which. */
@FunctionalInterface
public interface ClassTree {
  /** The superclass of a class (name without case); empty for a root and for an unknown class. */
  Optional<String> superclass(String className);

  /** The same of the classes of one namespace: another may have classes of the same names. */
  default ClassTree in(String namespace) {
    return this;
  }

  /** True when the class is that ancestor or is derived from it; names without case. */
  default boolean isA(String className, String ancestor) {
    Optional<String> current = Optional.of(className);
    for (int depth = 0; current.isPresent() && depth < 64; depth++) {
      if (current.get().equalsIgnoreCase(ancestor)) {
        return true;
      }
      current = superclass(current.get());
    }
    return false;
  }
}
