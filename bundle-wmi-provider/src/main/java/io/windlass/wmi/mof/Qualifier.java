package io.windlass.wmi.mof;

import java.util.List;
import java.util.Optional;

/**
 * A qualifier on a class, an instance or a member.
 *
 * @param value empty when none is written: true for a Boolean one
 * @param flavors as they are written
 */
public record Qualifier(String name, Optional<MofValue> value, List<String> flavors, Place at) {
  /** Copies the list. */
  public Qualifier {
    flavors = List.copyOf(flavors);
  }

  /** Whether a Boolean qualifier is set among these; empty when it is not among them. */
  static Optional<Boolean> flag(List<Qualifier> qualifiers, String name) {
    return find(qualifiers, name)
        .map(found -> !(found.value.orElse(null) instanceof MofValue.Bool said) || said.value());
  }

  /** The qualifier of that name, compared without case. */
  static Optional<Qualifier> find(List<Qualifier> qualifiers, String name) {
    return qualifiers.stream().filter(each -> each.name.equalsIgnoreCase(name)).findFirst();
  }
}
