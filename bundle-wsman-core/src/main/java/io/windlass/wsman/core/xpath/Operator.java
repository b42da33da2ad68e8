package io.windlass.wsman.core.xpath;

import io.windlass.wsman.api.filter.Comparison;
import java.util.Optional;

/** The comparisons of XPath. */
enum Operator {
  EQUAL("="),
  NOT_EQUAL("!="),
  LESS("<"),
  LESS_OR_EQUAL("<="),
  GREATER(">"),
  GREATER_OR_EQUAL(">=");

  private final String symbol;

  Operator(String symbol) {
    this.symbol = symbol;
  }

  static Optional<Operator> of(Token token) {
    for (Operator operator : values()) {
      if (token.is(operator.symbol)) {
        return Optional.of(operator);
      }
    }
    return Optional.empty();
  }

  /** True for those that compare numbers only. */
  boolean isOrder() {
    return ordinal() >= LESS.ordinal();
  }

  /** The operator that says the same with its sides exchanged. */
  Operator mirrored() {
    switch (this) {
      case LESS:
        return GREATER;
      case LESS_OR_EQUAL:
        return GREATER_OR_EQUAL;
      case GREATER:
        return LESS;
      case GREATER_OR_EQUAL:
        return LESS_OR_EQUAL;
      default:
        return this;
    }
  }

  /** The same for a provider to push down. */
  Comparison.Operator comparison() {
    return Comparison.Operator.valueOf(name());
  }

  /** True when it holds for two sides that compare so. */
  boolean holds(int order) {
    switch (this) {
      case EQUAL:
        return order == 0;
      case NOT_EQUAL:
        return order != 0;
      case LESS:
        return order < 0;
      case LESS_OR_EQUAL:
        return order <= 0;
      case GREATER:
        return order > 0;
      default:
        return order >= 0;
    }
  }
}
