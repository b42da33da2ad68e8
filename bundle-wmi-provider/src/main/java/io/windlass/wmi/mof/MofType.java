package io.windlass.wmi.mof;

import io.windlass.wsman.api.cim.CimType;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The type of a property, a parameter or a return value.
 *
 * @param type empty for {@code void}
 * @param className of a reference or of an object; empty for any class
 * @param array empty for one value, 0 for any number of values, else how many
 */
public record MofType(Optional<CimType> type, Optional<String> className, OptionalInt array) {
  /** How Microsoft calls an embedded instance of any class. */
  static final String OBJECT = "object";

  private static final String VOID = "void";

  /**
   * The simple type with that keyword, {@code void} included; empty when it is the name of none.
   */
  static Optional<MofType> simple(String keyword) {
    String word = keyword.toLowerCase(Locale.ROOT);
    if (word.equals(VOID)) {
      return Optional.of(of(null, null));
    }
    for (CimType type : CimType.values()) {
      if (type.compareTo(CimType.REFERENCE) < 0 && word.equals(keyword(type))) {
        return Optional.of(of(type, null));
      }
    }
    return Optional.empty();
  }

  static MofType of(CimType type, String className) {
    return new MofType(
        Optional.ofNullable(type), Optional.ofNullable(className), OptionalInt.empty());
  }

  MofType withArray(OptionalInt size) {
    return new MofType(type, className, size);
  }

  boolean isVoid() {
    return type.isEmpty();
  }

  private static String keyword(CimType type) {
    return type.name().toLowerCase(Locale.ROOT);
  }

  /** As it stands before a name: without the brackets of an array. */
  String beforeName() {
    if (isVoid()) {
      return VOID;
    }
    return switch (type.get()) {
      case REFERENCE -> className.orElse(OBJECT) + " REF";
      case EMBEDDED -> OBJECT + className.map(name -> ":" + name).orElse("");
      default -> keyword(type.get());
    };
  }

  /** The brackets of an array, or nothing. */
  String behindName() {
    if (array.isEmpty()) {
      return "";
    }
    return array.getAsInt() == 0 ? "[]" : "[" + array.getAsInt() + "]";
  }
}
