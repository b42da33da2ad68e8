package io.windlass.wsman.api.filter;

import org.osgi.annotation.versioning.ConsumerType;

/** One comparison of a property with a constant. Immutable. */
@ConsumerType
public interface Comparison {
  /** The property, as the schema spells it. */
  String property();

  /** How it is compared. */
  Operator operator();

  /** The constant, already of the property's Java type; a pattern for {@link Operator#LIKE}. */
  Object value();

  /** The operators. */
  enum Operator {
    /** Equal; text without case. */
    EQUAL,
    /** Not equal; text without case. */
    NOT_EQUAL,
    /** Less. */
    LESS,
    /** Less or equal. */
    LESS_OR_EQUAL,
    /** Greater. */
    GREATER,
    /** Greater or equal. */
    GREATER_OR_EQUAL,
    /** Matches a WQL pattern. */
    LIKE
  }
}
