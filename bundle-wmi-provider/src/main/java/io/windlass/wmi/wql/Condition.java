package io.windlass.wmi.wql;

import io.windlass.wsman.api.filter.Comparison.Operator;
import java.util.List;

/** What stands after WHERE, as written. */
sealed interface Condition {
  /** The condition of a query without WHERE. */
  Condition ALWAYS = new And(List.of());

  /** All terms hold. */
  record And(List<Condition> terms) implements Condition {}

  /** At least one term holds. */
  record Or(List<Condition> terms) implements Condition {}

  /** The term does not hold. */
  record Not(Condition term) implements Condition {}

  /** Property, operator, constant; the constant is not NULL, the operator not LIKE. */
  record Compare(PropertyName property, Operator operator, Literal value) implements Condition {}

  /** {@code IS NULL}, {@code = NULL}. */
  record IsNull(PropertyName property) implements Condition {}

  /** {@code LIKE 'pattern'}. */
  record Like(PropertyName property, TextPattern pattern) implements Condition {}

  /** {@code ISA 'Class'}. */
  record IsA(PropertyName property, String className) implements Condition {}
}
