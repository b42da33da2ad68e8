package io.windlass.wsman.api.cim;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** A method of a class. Immutable. */
@ProviderType
public interface Method {
  /** The name; compared without case, written as spelt here. */
  String name();

  /** True when it is called on the class, without keys. */
  boolean isStatic();

  /** The type of {@code ReturnValue}; empty when the method returns nothing. */
  Optional<CimType> returnType();

  /** The in parameters, in order. */
  List<Property> inputs();

  /** The out parameters without the return value, in order. */
  List<Property> outputs();

  /** A method. */
  static Method of(
      String name,
      boolean isStatic,
      Optional<CimType> returnType,
      List<Property> inputs,
      List<Property> outputs) {
    record Facts(
        String name,
        boolean isStatic,
        Optional<CimType> returnType,
        List<Property> inputs,
        List<Property> outputs)
        implements Method {}
    return new Facts(
        Objects.requireNonNull(name, "name"),
        isStatic,
        Objects.requireNonNull(returnType, "returnType"),
        List.copyOf(inputs),
        List.copyOf(outputs));
  }
}
