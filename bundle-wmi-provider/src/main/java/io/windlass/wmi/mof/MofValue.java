package io.windlass.wmi.mof;

import java.math.BigInteger;
import java.util.List;

/** A value as it is written; what it means depends on the type of what it is given to. */
public sealed interface MofValue {
  /** Where it stands. */
  Place at();

  /** A string, its parts joined. */
  record Text(String value, Place at) implements MofValue {}

  /** An integer in any of the notations. */
  record Whole(BigInteger value, Place at) implements MofValue {}

  /** A number with a point or an exponent. */
  record Real(double value, Place at) implements MofValue {}

  /** A character. */
  record Letter(char value, Place at) implements MofValue {}

  /** {@code TRUE} or {@code FALSE}. */
  record Bool(boolean value, Place at) implements MofValue {}

  /** {@code NULL}. */
  record Null(Place at) implements MofValue {}

  /** The alias of an instance, without {@code $}. */
  record Alias(String name, Place at) implements MofValue {}

  /** An instance as a value. */
  record Embedded(MofElement.InstanceDeclaration instance, Place at) implements MofValue {}

  /** Values in braces. */
  record Items(List<MofValue> values, Place at) implements MofValue {
    /** Copies the list. */
    public Items {
      values = List.copyOf(values);
    }
  }
}
