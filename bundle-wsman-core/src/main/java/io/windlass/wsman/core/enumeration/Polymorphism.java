package io.windlass.wsman.core.enumeration;

/** What an enumeration gives of the subclasses of its class (DSP0227, PolymorphismMode). */
public enum Polymorphism {
  /** Instances of subclasses, as they are. */
  INCLUDE_SUBCLASS_PROPERTIES,
  /** Instances of subclasses, cast to the class that is enumerated. */
  EXCLUDE_SUBCLASS_PROPERTIES,
  /** No instances of subclasses. */
  NONE
}
