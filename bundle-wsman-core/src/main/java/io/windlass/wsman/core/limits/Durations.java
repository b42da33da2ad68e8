package io.windlass.wsman.core.limits;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads xs:duration; a month counts 30 days and a year 365. */
public final class Durations {
  private static final Pattern DURATION =
      Pattern.compile(
          "P(?:(\\d{1,9})Y)?(?:(\\d{1,9})M)?(?:(\\d{1,9})D)?"
              + "(T(?:(\\d{1,9})H)?(?:(\\d{1,9})M)?(?:(\\d{1,9}(?:\\.\\d{1,12})?)S)?)?");

  /** Nobody waits longer, and it can be counted in nanoseconds. */
  private static final Duration LONGEST = Duration.ofDays(36_500);

  private Durations() {}

  /** The duration, 100 years for a longer one; empty when the text is not one, or negative. */
  public static Optional<Duration> parse(String text) {
    Matcher m = DURATION.matcher(text);
    if (text.length() > 64 || !m.matches() || text.endsWith("P") || text.endsWith("T")) {
      return Optional.empty();
    }
    long days = number(m, 1) * 365 + number(m, 2) * 30 + number(m, 3);
    Duration whole = Duration.ofDays(days).plusHours(number(m, 5)).plusMinutes(number(m, 6));
    whole = whole.plusMillis(millis(m.group(7)));
    return Optional.of(whole.compareTo(LONGEST) > 0 ? LONGEST : whole);
  }

  private static long millis(String seconds) {
    return seconds == null
        ? 0
        : new BigDecimal(seconds).movePointRight(3).setScale(0, RoundingMode.HALF_UP).longValue();
  }

  private static long number(Matcher m, int group) {
    return m.group(group) == null ? 0 : Long.parseLong(m.group(group));
  }
}
