package io.windlass.wsman.xml.cim;

import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.cim.CimDateTime;
import io.windlass.wsman.api.cim.CimType;
import io.windlass.wsman.xml.XmlBuffer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Locale;

/** Values of CIM types as text, both ways (DSP0230, wsman shapes of Windows). */
public final class CimText {
  // What the 25 characters of DSP0004 have room for.
  private static final int MAX_DAYS = 99_999_999;
  private static final int MAX_YEAR = 9999;
  private static final int MAX_OFFSET = 999;

  private CimText() {}

  /**
   * Writes the content of a property's element.
   *
   * @param plain true in a fragment, where Datetime has no namespace either
   * @throws ClassCastException when the value is not of the type
   */
  static void write(CimType type, Object value, boolean plain, XmlBuffer out) {
    switch (type) {
      case STRING:
        out.text((String) value);
        break;
      case BOOLEAN:
        out.ascii((Boolean) value ? "true" : "false");
        break;
      case CHAR16:
        out.text(((Character) value).toString());
        break;
      case DATETIME:
        writeDateTime((CimDateTime) value, plain, out);
        break;
      case REFERENCE:
        EndpointReference.writeContent((Target) value, out);
        break;
      case REAL32:
      case REAL64:
        out.ascii(real((Number) value));
        break;
      default:
        integer((Number) value, out);
    }
  }

  private static void integer(Number value, XmlBuffer out) {
    if (value instanceof BigInteger) {
      out.ascii(value.toString());
    } else if (value instanceof Double || value instanceof Float || value instanceof BigDecimal) {
      throw new ClassCastException("an integer is needed, not " + value);
    } else {
      out.number(value.longValue());
    }
  }

  private static String real(Number value) {
    double number = value.doubleValue();
    if (Double.isNaN(number)) {
      return "NaN";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? "INF" : "-INF";
    }
    return value.toString();
  }

  private static void writeDateTime(CimDateTime value, boolean plain, XmlBuffer out) {
    String prefix = plain ? "" : "cim:";
    String name = value.isInterval() ? "Interval" : "Datetime";
    out.ascii("<").ascii(prefix).ascii(name).ascii(">");
    out.ascii(dateTime(value));
    out.ascii("</").ascii(prefix).ascii(name).ascii(">");
  }

  /**
   * The text of a datetime: ISO 8601 with up to six digits of a second, none that is a last zero.
   */
  public static String dateTime(CimDateTime value) {
    StringBuilder text = new StringBuilder(32);
    if (value.interval().isPresent()) {
      Duration d = value.interval().get();
      text.append('P').append(d.toDays()).append("DT").append(d.toHoursPart()).append('H');
      text.append(d.toMinutesPart()).append('M').append(d.toSecondsPart());
      fraction(text, d.toNanosPart());
      return text.append('S').toString();
    }
    OffsetDateTime t = value.timestamp().orElseThrow();
    pad(text, t.getYear(), 4).append('-');
    pad(text, t.getMonthValue(), 2).append('-');
    pad(text, t.getDayOfMonth(), 2).append('T');
    pad(text, t.getHour(), 2).append(':');
    pad(text, t.getMinute(), 2).append(':');
    pad(text, t.getSecond(), 2);
    fraction(text, t.getNano());
    return text.append(t.getOffset().getId()).toString();
  }

  private static StringBuilder pad(StringBuilder text, int value, int digits) {
    String number = Integer.toString(value);
    for (int i = number.length(); i < digits; i++) {
      text.append('0');
    }
    return text.append(number);
  }

  private static void fraction(StringBuilder text, int nanos) {
    int micros = nanos / 1000;
    if (micros == 0) {
      return;
    }
    text.append('.');
    pad(text, micros, 6);
    while (text.charAt(text.length() - 1) == '0') {
      text.setLength(text.length() - 1);
    }
  }

  /**
   * The text of a key as a selector holds it.
   *
   * @throws IllegalArgumentException for a reference: its selector is an endpoint reference
   */
  public static String key(CimType type, Object value) {
    switch (type) {
      case STRING:
      case CHAR16:
        return value.toString();
      case REFERENCE:
        throw new IllegalArgumentException("a reference has no text");
      case DATETIME:
        return value.toString();
      default:
        return value.toString().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Reads a value.
   *
   * @param text the content of the element, trimmed
   * @return a value of the Java type that {@link CimType} names
   * @throws IllegalArgumentException when the text is not one of the type
   */
  public static Object parse(CimType type, String text) {
    switch (type) {
      case STRING:
        return text;
      case BOOLEAN:
        return bool(text);
      case CHAR16:
        if (text.length() != 1) {
          throw new IllegalArgumentException("not one character: " + shown(text));
        }
        return text.charAt(0);
      case DATETIME:
        return parseDateTime(text);
      case REAL32:
        return (float) realValue(text);
      case REAL64:
        return realValue(text);
      case REFERENCE:
      case EMBEDDED:
        throw new IllegalArgumentException("a " + type + " is not plain text");
      default:
        return integer(type, text);
    }
  }

  private static Boolean bool(String text) {
    switch (text.toLowerCase(Locale.ROOT)) {
      case "true":
      case "1":
        return true;
      case "false":
      case "0":
        return false;
      default:
        throw new IllegalArgumentException("not a boolean: " + shown(text));
    }
  }

  private static double realValue(String text) {
    switch (text) {
      case "INF":
        return Double.POSITIVE_INFINITY;
      case "-INF":
        return Double.NEGATIVE_INFINITY;
      case "NaN":
        return Double.NaN;
      default:
        if (!isDecimal(text)) {
          throw new IllegalArgumentException("not a number: " + shown(text));
        }
        return Double.parseDouble(text);
    }
  }

  /** The letters of a number; the rest of its form is for Java, which accepts more letters. */
  private static boolean isDecimal(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isDigit(c) && "+-.eE".indexOf(c) < 0) {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= 64;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static String shown(String text) {
    return "\"" + (text.length() > 64 ? text.substring(0, 64) + "\u2026" : text) + "\"";
  }

  private static boolean isInteger(String text) {
    boolean signed = text.startsWith("-") || text.startsWith("+");
    for (int i = signed ? 1 : 0; i < text.length(); i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return text.length() > (signed ? 1 : 0) && text.length() <= 40;
  }

  private static Object integer(CimType type, String text) {
    if (!isInteger(text)) {
      throw new IllegalArgumentException("not an integer: " + shown(text));
    }
    BigInteger value = new BigInteger(text);
    boolean unsigned = type.name().startsWith("U");
    int bits = Integer.parseInt(type.name().substring(4));
    boolean fits =
        unsigned ? value.signum() >= 0 && value.bitLength() <= bits : value.bitLength() < bits;
    if (!fits) {
      throw new IllegalArgumentException(text + " does not fit into " + type);
    }
    if (type == CimType.UINT64) {
      return value;
    }
    if (type == CimType.UINT32 || type == CimType.SINT64) {
      return value.longValue();
    }
    return value.intValue();
  }

  /**
   * Reads a CIM datetime: the 25 characters of DSP0004, ISO 8601, or an xs:duration; to the
   * microsecond, and within what those 25 characters can say.
   *
   * @throws IllegalArgumentException when the text is anything else
   */
  public static CimDateTime parseDateTime(String text) {
    try {
      if (text.length() == 25 && text.charAt(14) == '.') {
        return CimDateTime.parse(text);
      }
      if (text.startsWith("P")) {
        return interval(Duration.parse(text));
      }
      return timestamp(OffsetDateTime.parse(text));
    } catch (java.time.DateTimeException e) {
      throw new IllegalArgumentException("not a datetime: " + shown(text), e);
    }
  }

  private static CimDateTime interval(Duration read) {
    if (read.isNegative() || read.toDays() > MAX_DAYS) {
      throw new IllegalArgumentException("not an interval of 0 to " + MAX_DAYS + " days: " + read);
    }
    return CimDateTime.of(read.withNanos(read.getNano() / 1000 * 1000));
  }

  private static CimDateTime timestamp(OffsetDateTime read) {
    int offset = read.getOffset().getTotalSeconds();
    boolean sayable =
        read.getYear() >= 0
            && read.getYear() <= MAX_YEAR
            && offset % 60 == 0
            && Math.abs(offset / 60) <= MAX_OFFSET;
    if (!sayable) {
      throw new IllegalArgumentException("not a datetime that CIM can say: " + read);
    }
    return CimDateTime.of(read.withNano(read.getNano() / 1000 * 1000));
  }
}
