package io.windlass.wmi.mof;

import io.windlass.wsman.api.cim.CimDateTime;
import io.windlass.wsman.api.cim.CimType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Turns written constants into the Java values of {@link CimType}. */
final class Constants {
  private Constants() {}

  /** Reads one value; never null. */
  @FunctionalInterface
  interface Reader {
    Object read(MofValue value) throws MofException;
  }

  /** The value of a simple type or array of it. */
  static Object read(MofType type, MofValue value, String what) throws MofException {
    CimType simple = type.type().orElseThrow();
    return read(type.array().isPresent(), value, what, one -> scalar(simple, one, what));
  }

  /** A value, or a list of them where an array is wanted. */
  static Object read(boolean array, MofValue value, String what, Reader reader)
      throws MofException {
    if (!array) {
      if (value instanceof MofValue.Items) {
        throw new MofException(value.at(), what + " is no array: expected one value, found {");
      }
      return reader.read(value);
    }
    if (!(value instanceof MofValue.Items items)) {
      throw new MofException(value.at(), what + " is an array: expected { ... }");
    }
    List<Object> read = new ArrayList<>();
    for (MofValue item : items.values()) {
      read.add(reader.read(item));
    }
    return List.copyOf(read);
  }

  /** One value of a simple type. */
  static Object scalar(CimType type, MofValue value, String what) throws MofException {
    Object read =
        switch (type) {
          case BOOLEAN -> value instanceof MofValue.Bool bool ? bool.value() : null;
          case STRING -> value instanceof MofValue.Text text ? text.value() : null;
          case DATETIME -> value instanceof MofValue.Text text ? dateTime(text) : null;
          case CHAR16 -> character(value);
          case REAL32 -> real(value) == null ? null : (Object) real(value).floatValue();
          case REAL64 -> real(value);
          case REFERENCE, EMBEDDED -> null;
          default -> integer(type, value, what);
        };
    if (read == null) {
      throw new MofException(
          value.at(),
          what + " is of type " + MofType.of(type, null).beforeName() + ": " + wrong(value));
    }
    return read;
  }

  private static String wrong(MofValue value) {
    if (value instanceof MofValue.Null) {
      return "NULL does not stand here";
    }
    return "a " + value.getClass().getSimpleName().toLowerCase(Locale.ROOT) + " does not fit";
  }

  private static CimDateTime dateTime(MofValue.Text text) throws MofException {
    try {
      return CimDateTime.parse(text.value());
    } catch (IllegalArgumentException e) {
      throw new MofException(
          text.at(),
          "expected a datetime (yyyymmddHHMMSS.mmmmmm+UUU or ddddddddHHMMSS.mmmmmm:000)");
    }
  }

  private static Object character(MofValue value) {
    if (value instanceof MofValue.Letter letter) {
      return letter.value();
    }
    if (value instanceof MofValue.Whole whole
        && whole.value().signum() >= 0
        && whole.value().bitLength() <= Character.SIZE) {
      return (char) whole.value().intValue();
    }
    return null;
  }

  private static Double real(MofValue value) {
    if (value instanceof MofValue.Real real) {
      return real.value();
    }
    return value instanceof MofValue.Whole whole ? (Double) whole.value().doubleValue() : null;
  }

  /** WMI itself writes integers of 64 bits in quotes. */
  private static Object integer(CimType type, MofValue value, String what) throws MofException {
    BigInteger number = null;
    if (value instanceof MofValue.Whole whole) {
      number = whole.value();
    } else if (value instanceof MofValue.Text text
        && (type == CimType.UINT64 || type == CimType.SINT64)
        && text.value().matches("[+-]?[0-9]{1,20}")) {
      number = new BigInteger(text.value());
    }
    if (number == null) {
      return null;
    }
    int bits = Integer.parseInt(type.name().substring(4));
    boolean signed = type.name().startsWith("S");
    if (signed ? number.bitLength() >= bits : number.signum() < 0 || number.bitLength() > bits) {
      throw new MofException(
          value.at(),
          number
              + " is out of the range of "
              + what
              + ", a "
              + type.name().toLowerCase(Locale.ROOT));
    }
    return switch (type) {
      case UINT64 -> number;
      case UINT32, SINT64 -> number.longValue();
      default -> number.intValue();
    };
  }
}
