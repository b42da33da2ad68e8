package io.windlass.wmi.linux.eventlog;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads lines of log files in the two forms of rsyslog: {@code Mar 1 12:34:56 HOST TAG[PID]:
 * MESSAGE} in local time without a year, and the same with an ISO 8601 time. The priority is not in
 * the file: it is taken to be informational.
 *
 * @param logfile the log that the lines are of
 * @param clock tells the year: the last one in which the line does not lie in the future
 */
record SyslogLine(String logfile, Clock clock) {
  private static final Pattern LINE =
      Pattern.compile(
          "(?<iso>\\d{4}-\\S{15,30})?(?<old>[A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d)?"
              + " (?<host>\\S{1,255}) (?<tag>[^:\\[\\s]{1,255})(\\[[^]]{0,32}])?: ?(?<message>.*)",
          Pattern.DOTALL);

  private static final Duration CLOCK_SKEW = Duration.ofDays(1);

  Optional<LogRecord> parse(BackwardLines.Line line) {
    Matcher parts = LINE.matcher(line.text());
    if (!parts.matches()) {
      return Optional.empty();
    }
    return time(parts.group("iso"), parts.group("old"))
        .map(
            time ->
                new LogRecord(
                    logfile,
                    line.number(),
                    time,
                    Optional.of(parts.group("host")),
                    parts.group("tag"),
                    LogRecord.INFORMATION,
                    parts.group("message"),
                    OptionalLong.empty()));
  }

  private Optional<Instant> time(String iso, String old) {
    try {
      if (iso != null) {
        return Optional.of(OffsetDateTime.parse(iso).toInstant());
      }
      return old == null ? Optional.empty() : Optional.of(inThePast(old));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private Instant inThePast(String text) {
    int year = LocalDateTime.now(clock).getYear();
    Instant latest = clock.instant().plus(CLOCK_SKEW);
    for (int candidate = year + 1; candidate > year - 1; candidate--) {
      Instant time = inYear(text, candidate);
      if (!time.isAfter(latest)) {
        return time;
      }
    }
    return inYear(text, year - 1);
  }

  private Instant inYear(String text, int year) {
    DateTimeFormatter format =
        new DateTimeFormatterBuilder()
            .appendPattern("MMM ppd HH:mm:ss")
            .parseDefaulting(ChronoField.YEAR, year)
            .toFormatter(Locale.ENGLISH);
    return LocalDateTime.parse(text, format).atZone(clock.getZone()).toInstant();
  }
}
