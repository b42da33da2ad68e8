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

  private Durations() {}

  /** The duration; empty when the text is not one, or negative. */
  public static Optional<Duration> parse(String text) {
    Matcher m = DURATION.matcher(text);
    if (text.length() > 64 || !m.matches() || text.endsWith("P") || text.endsWith("T")) {
      return Optional.empty();
    }
    long days = number(m, 1) * 365 + number(m, 2) * 30 + number(m, 3);
    Duration whole = Duration.ofDays(days).plusHours(number(m, 5)).plusMinutes(number(m, 6));
    if (m.group(7) == null) {
      return Optional.of(whole);
    }
    long millis =
        new BigDecimal(m.group(7)).movePointRight(3).setScale(0, RoundingMode.HALF_UP).longValue();
    return Optional.of(whole.plusMillis(millis));
  }

  private static long number(Matcher m, int group) {
    return m.group(group) == null ? 0 : Long.parseLong(m.group(group));
  }
}
