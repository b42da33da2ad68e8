package io.windlass.wmi.wql;

import io.windlass.wsman.api.cim.CimDateTime;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the date-times that queries are written with: the CIM form, {@code yyyymmdd[HHMMSS]}, ISO
 * 8601 with a blank or a T, and month/day/year with an optional time and AM or PM. Where no offset
 * is given the time is that of this host's zone.
 */
final class DateTimeText {
  private static final Pattern COMPACT =
      Pattern.compile("(\\d{4})(\\d\\d)(\\d\\d)(?:(\\d\\d)(\\d\\d)(\\d\\d))?");
  private static final String TIME = "(?:[T ]+(\\d{1,2}):(\\d\\d)(?::(\\d\\d)(?:\\.(\\d{1,9}))?)?";
  private static final Pattern ISO =
      Pattern.compile(
          "(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})" + TIME + " ?(Z|[-+]\\d\\d:?\\d\\d)?)?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern US =
      Pattern.compile(
          "(\\d{1,2})/(\\d{1,2})/(\\d{4})" + TIME + " ?(AM|PM)?)?", Pattern.CASE_INSENSITIVE);

  private DateTimeText() {}

  /**
   * Reads a date-time.
   *
   * @throws IllegalArgumentException with the forms that are accepted
   */
  static CimDateTime parse(String text) {
    String trimmed = text.strip();
    try {
      if (trimmed.length() == 25 && trimmed.charAt(14) == '.') {
        return CimDateTime.parse(trimmed);
      }
      CimDateTime read = trimmed.length() > 48 ? null : other(trimmed);
      if (read != null) {
        return read;
      }
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("no such date or time: " + e.getMessage(), e);
    }
    throw new IllegalArgumentException(
        "not a date-time: write yyyymmddHHMMSS.mmmmmm+UUU (offset in minutes), yyyymmdd,"
            + " yyyy-mm-dd HH:MM:SS or m/d/yyyy HH:MM:SS");
  }

  private static CimDateTime other(String text) {
    Matcher compact = COMPACT.matcher(text);
    if (compact.matches()) {
      return local(
          date(compact, 1, 2, 3)
              .withHour(number(compact, 4))
              .withMinute(number(compact, 5))
              .withSecond(number(compact, 6)));
    }
    Matcher iso = ISO.matcher(text);
    if (iso.matches()) {
      LocalDateTime time = time(iso, date(iso, 1, 2, 3), number(iso, 4));
      String offset = iso.group(8);
      return offset == null
          ? local(time)
          : CimDateTime.of(time.atOffset(ZoneOffset.of(offset.toUpperCase(Locale.ROOT))));
    }
    Matcher us = US.matcher(text);
    if (us.matches()) {
      return local(time(us, date(us, 3, 1, 2), hour(us)));
    }
    return null;
  }

  private static int hour(Matcher us) {
    String half = us.group(8);
    int hour = number(us, 4);
    if (half == null) {
      return hour;
    }
    if (hour < 1 || hour > 12) {
      throw new DateTimeException("hour " + hour + " with " + half);
    }
    return hour % 12 + (half.equalsIgnoreCase("PM") ? 12 : 0);
  }

  private static LocalDateTime date(Matcher matcher, int year, int month, int day) {
    return LocalDateTime.of(
        number(matcher, year), number(matcher, month), number(matcher, day), 0, 0);
  }

  private static LocalDateTime time(Matcher matcher, LocalDateTime date, int hour) {
    String fraction = matcher.group(7);
    int nanos = fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
    return date.withHour(hour)
        .withMinute(number(matcher, 5))
        .withSecond(number(matcher, 6))
        .withNano(nanos);
  }

  private static int number(Matcher matcher, int group) {
    String digits = matcher.group(group);
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private static CimDateTime local(LocalDateTime time) {
    return CimDateTime.of(time.atZone(ZoneId.systemDefault()).toOffsetDateTime());
  }
}
