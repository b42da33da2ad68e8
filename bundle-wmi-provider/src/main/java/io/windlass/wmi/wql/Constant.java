package io.windlass.wmi.wql;

import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.cim.CimDateTime;
import io.windlass.wsman.api.cim.CimType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;

/**
 * A constant of a query after coercion to the type of a property.
 *
 * @param value of the property's Java type; null when no value of that type equals the constant
 * @param ordering compares values of the property with the constant
 */
record Constant(Object value, Ordering ordering) {
  /** Compares the value of a property with a constant. */
  @FunctionalInterface
  interface Ordering {
    /** The value has no order relative to the constant; also when it is of a foreign Java type. */
    int INCOMPARABLE = Integer.MIN_VALUE;

    /** Negative, 0, positive, or {@link #INCOMPARABLE}. */
    int compare(Object value);
  }

  /** True for the types that know only equal and different. */
  static boolean hasNoOrder(CimType type) {
    return type == CimType.BOOLEAN || type == CimType.REFERENCE;
  }

  /**
   * Coerces a literal that is not NULL.
   *
   * @throws IllegalArgumentException with the reason when it does not fit the type
   */
  static Constant of(CimType type, Literal literal) {
    return switch (type) {
      case BOOLEAN -> ofBoolean(literal);
      case STRING -> new Constant(literal.text(), value -> text(value, literal.text()));
      case CHAR16 -> ofCharacter(literal);
      case DATETIME -> ofDateTime(literal);
      case REFERENCE -> ofReference(literal);
      case REAL32, REAL64 -> ofReal(type, number(type, literal));
      case EMBEDDED ->
          throw new IllegalArgumentException(
              "an embedded instance compares with nothing; use ISA, IS NULL or one of its"
                  + " properties");
      default -> ofInteger(type, number(type, literal));
    };
  }

  private static Constant ofBoolean(Literal literal) {
    boolean truth =
        switch (literal.text().strip().toUpperCase(Locale.ROOT)) {
          case "TRUE", "1", "-1" -> true;
          case "FALSE", "0" -> false;
          default ->
              throw new IllegalArgumentException(
                  literal.shown() + " is no boolean: write TRUE or FALSE");
        };
    return new Constant(
        truth,
        value -> value instanceof Boolean b ? Boolean.compare(b, truth) : Ordering.INCOMPARABLE);
  }

  private static int text(Object value, String constant) {
    return value instanceof String text
        ? text.compareToIgnoreCase(constant)
        : Ordering.INCOMPARABLE;
  }

  private static Constant ofCharacter(Literal literal) {
    String text = literal.text();
    if (literal.kind() == Literal.Kind.NUMBER) {
      int code = inRange(number(CimType.CHAR16, literal), 0, Character.MAX_VALUE);
      text = String.valueOf((char) code);
    } else if (text.length() != 1) {
      throw new IllegalArgumentException(literal.shown() + " is not a single character");
    }
    String character = text;
    return new Constant(
        character.charAt(0),
        value ->
            value instanceof Character c ? text(c.toString(), character) : Ordering.INCOMPARABLE);
  }

  private static int inRange(BigDecimal number, int min, int max) {
    int value = number.intValue();
    if (number.compareTo(BigDecimal.valueOf(value)) != 0 || value < min || value > max) {
      throw new IllegalArgumentException(number + " is not between " + min + " and " + max);
    }
    return value;
  }

  private static Constant ofDateTime(Literal literal) {
    CimDateTime constant = DateTimeText.parse(literal.text());
    return new Constant(constant, value -> dateTime(value, constant));
  }

  private static int dateTime(Object value, CimDateTime constant) {
    if (!(value instanceof CimDateTime other) || other.isInterval() != constant.isInterval()) {
      return Ordering.INCOMPARABLE;
    }
    return constant.isInterval()
        ? other.interval().orElseThrow().compareTo(constant.interval().orElseThrow())
        : other
            .timestamp()
            .orElseThrow()
            .toInstant()
            .compareTo(constant.timestamp().orElseThrow().toInstant());
  }

  private static Constant ofReference(Literal literal) {
    try {
      ObjectPath path = ObjectPath.parse(literal.text());
      return new Constant(
          null,
          value ->
              value instanceof Target target
                  ? (path.addresses(target) ? 0 : 1)
                  : Ordering.INCOMPARABLE);
    } catch (ResourceFault e) {
      throw new IllegalArgumentException(
          literal.shown() + " is no object path such as Class.Key=\"value\"", e);
    }
  }

  private static BigDecimal number(CimType type, Literal literal) {
    if (literal.kind() != Literal.Kind.BOOLEAN) {
      try {
        return literal.number();
      } catch (NumberFormatException e) {
        // refused below, as a boolean is
      }
    }
    throw new IllegalArgumentException(
        literal.shown()
            + " is no number that a "
            + type.name().toLowerCase(Locale.ROOT)
            + " compares with");
  }

  private static Constant ofReal(CimType type, BigDecimal number) {
    // 0.1 means the value that a property of this type holds when it is set to 0.1
    double constant = type == CimType.REAL32 ? number.floatValue() : number.doubleValue();
    Object typed = type == CimType.REAL32 ? (Object) (float) constant : (Object) constant;
    return new Constant(typed, value -> real(value, constant));
  }

  private static int real(Object value, double constant) {
    if (!(value instanceof Number number) || Double.isNaN(number.doubleValue())) {
      return Ordering.INCOMPARABLE;
    }
    double real = number.doubleValue();
    return real < constant ? -1 : real > constant ? 1 : 0;
  }

  private static Constant ofInteger(CimType type, BigDecimal number) {
    boolean integral = number.stripTrailingZeros().scale() <= 0;
    BigInteger whole = integral ? number.toBigInteger() : null;
    if (whole != null && whole.bitLength() < Long.SIZE) {
      long constant = whole.longValue();
      return new Constant(typed(type, whole), value -> integer(value, constant, number));
    }
    return new Constant(whole == null ? null : typed(type, whole), value -> exact(value, number));
  }

  private static int integer(Object value, long constant, BigDecimal number) {
    return value instanceof Long
            || value instanceof Integer
            || value instanceof Short
            || value instanceof Byte
        ? Long.compare(((Number) value).longValue(), constant)
        : exact(value, number);
  }

  private static int exact(Object value, BigDecimal constant) {
    if (value instanceof BigInteger big) {
      return new BigDecimal(big).compareTo(constant);
    }
    if (value instanceof BigDecimal decimal) {
      return decimal.compareTo(constant);
    }
    if (value instanceof Double || value instanceof Float) {
      double real = ((Number) value).doubleValue();
      return Double.isFinite(real)
          ? new BigDecimal(real).compareTo(constant)
          : Ordering.INCOMPARABLE;
    }
    return value instanceof Number other
        ? BigDecimal.valueOf(other.longValue()).compareTo(constant)
        : Ordering.INCOMPARABLE;
  }

  /** The number as the Java type of an integer property; null when it is out of range. */
  private static Object typed(CimType type, BigInteger number) {
    boolean unsigned = type.name().startsWith("UINT");
    int bits = Integer.parseInt(type.name().substring(4));
    boolean fits =
        unsigned ? number.signum() >= 0 && number.bitLength() <= bits : number.bitLength() < bits;
    if (!fits) {
      return null;
    }
    return switch (type) {
      case UINT64 -> number;
      case UINT32, SINT64 -> number.longValueExact();
      default -> number.intValueExact();
    };
  }
}
