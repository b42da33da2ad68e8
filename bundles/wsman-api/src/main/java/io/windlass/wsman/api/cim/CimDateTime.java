package io.windlass.wsman.api.cim;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A CIM datetime (DSP0004 §5.2.4): either a point in time with an offset, or an interval; to the
 * microsecond. Immutable.
 */
public final class CimDateTime {
  private final OffsetDateTime timestamp;
  private final Duration interval;

  private CimDateTime(OffsetDateTime timestamp, Duration interval) {
    this.timestamp = timestamp;
    this.interval = interval;
  }

  /** A point in time. */
  public static CimDateTime of(OffsetDateTime timestamp) {
    return new CimDateTime(Objects.requireNonNull(timestamp, "timestamp"), null);
  }

  /** An interval; not negative. */
  public static CimDateTime of(Duration interval) {
    if (interval.isNegative()) {
      throw new IllegalArgumentException("a CIM interval cannot be negative: " + interval);
    }
    return new CimDateTime(null, interval);
  }

  /**
   * Reads the 25 characters of DSP0004: {@code yyyymmddHHMMSS.mmmmmm+UUU} (offset in minutes) or
   * {@code ddddddddHHMMSS.mmmmmm:000}.
   *
   * @throws IllegalArgumentException when the text is anything else
   */
  public static CimDateTime parse(String text) {
    if (text.length() != 25 || text.charAt(14) != '.') {
      throw notADateTime(text, null);
    }
    try {
      int micros = number(text, 15, 21);
      char sign = text.charAt(21);
      if (sign == ':') {
        Duration days = Duration.ofDays(number(text, 0, 8));
        return of(
            days.plusHours(number(text, 8, 10))
                .plusMinutes(number(text, 10, 12))
                .plusSeconds(number(text, 12, 14))
                .plusNanos(micros * 1000L));
      }
      if (sign != '+' && sign != '-') {
        throw notADateTime(text, null);
      }
      int minutes = number(text, 22, 25) * (sign == '-' ? -1 : 1);
      return of(
          OffsetDateTime.of(
              number(text, 0, 4),
              number(text, 4, 6),
              number(text, 6, 8),
              number(text, 8, 10),
              number(text, 10, 12),
              number(text, 12, 14),
              micros * 1000,
              ZoneOffset.ofTotalSeconds(minutes * 60)));
    } catch (DateTimeException | NumberFormatException e) {
      throw notADateTime(text, e);
    }
  }

  private static int number(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        throw new NumberFormatException(text);
      }
    }
    return Integer.parseInt(text, from, to, 10);
  }

  private static IllegalArgumentException notADateTime(String text, Exception cause) {
    return new IllegalArgumentException("not a CIM datetime: " + text, cause);
  }

  /** The point in time; empty for an interval. */
  public Optional<OffsetDateTime> timestamp() {
    return Optional.ofNullable(timestamp);
  }

  /** The interval; empty for a point in time. */
  public Optional<Duration> interval() {
    return Optional.ofNullable(interval);
  }

  /** True for an interval. */
  public boolean isInterval() {
    return interval != null;
  }

  /** The 25 characters of DSP0004. */
  @Override
  public String toString() {
    if (interval != null) {
      return String.format(
          Locale.ROOT,
          "%08d%02d%02d%02d.%06d:000",
          interval.toDays(),
          interval.toHoursPart(),
          interval.toMinutesPart(),
          interval.toSecondsPart(),
          interval.toNanosPart() / 1000);
    }
    int minutes = timestamp.getOffset().getTotalSeconds() / 60;
    return String.format(
        Locale.ROOT,
        "%04d%02d%02d%02d%02d%02d.%06d%s%03d",
        timestamp.getYear(),
        timestamp.getMonthValue(),
        timestamp.getDayOfMonth(),
        timestamp.getHour(),
        timestamp.getMinute(),
        timestamp.getSecond(),
        timestamp.getNano() / 1000,
        minutes < 0 ? "-" : "+",
        Math.abs(minutes));
  }

  /** Equal when both are the same instant, or the same interval. */
  @Override
  public boolean equals(Object other) {
    if (!(other instanceof CimDateTime that) || isInterval() != that.isInterval()) {
      return false;
    }
    return isInterval()
        ? interval.equals(that.interval)
        : timestamp.toInstant().equals(that.timestamp.toInstant());
  }

  @Override
  public int hashCode() {
    return isInterval() ? interval.hashCode() : timestamp.toInstant().hashCode();
  }
}
