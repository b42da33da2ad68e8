package io.windlass.wmi.wql;

import java.util.Optional;

/** A pattern of LIKE. Immutable; the cost of a match is bounded by pattern × text length. */
interface TextPattern {
  /** True when the whole text matches. */
  boolean matches(String text);

  /** The pattern as WQL writes it, for who can look it up; empty when it is not of WQL. */
  Optional<String> wql();
}
