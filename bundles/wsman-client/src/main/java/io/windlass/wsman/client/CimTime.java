package io.windlass.wsman.client;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the two ways in which services write times. */
final class CimTime {
  /** yyyymmddHHMMSS.mmmmmm+UUU, the last three in minutes (DSP0004 §5.2.4). */
  private static final Pattern TIMESTAMP =
      Pattern.compile("(\\d{4})(\\d\\d)(\\d\\d)(\\d\\d)(\\d\\d)(\\d\\d)\\.(\\d{6})([+-]\\d{3})");

  /** ddddddddHHMMSS.mmmmmm:000. */
  private static final Pattern INTERVAL =
      Pattern.compile("(\\d{8})(\\d\\d)(\\d\\d)(\\d\\d)\\.(\\d{6}):000");

  private CimTime() {}

  static Instant instant(String name, String text) throws WsmanException {
    try {
      Matcher cim = TIMESTAMP.matcher(text);
      if (!cim.matches()) {
        return OffsetDateTime.parse(text).toInstant();
      }
      int[] part = new int[8];
      for (int i = 0; i < part.length; i++) {
        part[i] = Integer.parseInt(cim.group(i + 1));
      }
      return LocalDateTime.of(part[0], part[1], part[2], part[3], part[4], part[5])
          .plus(part[6], ChronoUnit.MICROS)
          .minusMinutes(part[7])
          .toInstant(ZoneOffset.UTC);
    } catch (DateTimeException wrong) {
      throw Item.wrong(name, text, "a point in time with its zone");
    }
  }

  static Duration interval(String name, String text) throws WsmanException {
    try {
      Matcher cim = INTERVAL.matcher(text);
      if (cim.matches()) {
        return Duration.ofDays(Long.parseLong(cim.group(1)))
            .plusHours(Long.parseLong(cim.group(2)))
            .plusMinutes(Long.parseLong(cim.group(3)))
            .plusSeconds(Long.parseLong(cim.group(4)))
            .plus(Long.parseLong(cim.group(5)), ChronoUnit.MICROS);
      }
      int time = text.indexOf('T');
      Duration rest = time < 0 ? Duration.ZERO : Duration.parse("P" + text.substring(time));
      Period days =
          time == 1 ? Period.ZERO : Period.parse(time < 0 ? text : text.substring(0, time));
      if (days.toTotalMonths() != 0) {
        throw Item.wrong(name, text, "a length of time without months");
      }
      return rest.plusDays(days.getDays());
    } catch (DateTimeException | ArithmeticException wrong) {
      throw Item.wrong(name, text, "a length of time");
    }
  }
}
