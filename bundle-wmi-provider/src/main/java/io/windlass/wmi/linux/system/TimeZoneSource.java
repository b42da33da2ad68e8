package io.windlass.wmi.linux.system;

import io.windlass.wmi.linux.host.Row;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;

/**
 * {@code Win32_TimeZone}: the zone of this process, which is the host's unless {@code TZ} says
 * otherwise. {@code Bias} is how far standard time is ahead of UTC. A change of time is a weekday
 * (0 is Sunday) in a week of a month (5 is the last), in the time before the change; all zero when
 * there is none.
 */
public final class TimeZoneSource implements ClassSource {
  private static final String CLASS = "Win32_TimeZone";
  private static final int LAST_WEEK = 5;

  private final Clock clock;

  /** The zone of a clock. */
  public TimeZoneSource(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String className() {
    return CLASS;
  }

  @Override
  public Stream<Instance> instances(Wanted wanted) {
    ZoneId zone = clock.getZone();
    ZoneRules rules = zone.getRules();
    ZoneOffset standard = rules.getStandardOffset(clock.instant());
    TimeZone names = TimeZone.getTimeZone(zone);
    String caption =
        "(UTC" + (standard.getTotalSeconds() == 0 ? "" : standard.getId()) + ") " + zone.getId();
    Row row =
        new Row(CLASS, wanted)
            .set("StandardName", names.getDisplayName(false, TimeZone.LONG, Locale.ENGLISH))
            .set("DaylightName", names.getDisplayName(true, TimeZone.LONG, Locale.ENGLISH))
            .set("Caption", caption)
            .set("Description", caption)
            .set("SettingID", zone.getId())
            .set("Bias", standard.getTotalSeconds() / 60)
            .set("StandardBias", 0L);
    int year = clock.instant().atZone(zone).getYear();
    change(row, "Daylight", rule(rules, standard, true), year);
    change(row, "Standard", rule(rules, standard, false), year);
    row.set("DaylightBias", daylightBias(rules, standard));
    return Stream.of(row.build());
  }

  /** The rule by which daylight saving starts, or ends; null when there is none. */
  private static ZoneOffsetTransitionRule rule(
      ZoneRules rules, ZoneOffset standard, boolean daylight) {
    List<ZoneOffsetTransitionRule> all = rules.getTransitionRules();
    return all.stream()
        .filter(rule -> rule.getOffsetAfter().equals(standard) != daylight)
        .findFirst()
        .orElse(null);
  }

  private static int daylightBias(ZoneRules rules, ZoneOffset standard) {
    ZoneOffsetTransitionRule start = rule(rules, standard, true);
    if (start == null) {
      return 0;
    }
    int ahead = start.getOffsetAfter().getTotalSeconds() - standard.getTotalSeconds();
    return (int) -Duration.ofSeconds(ahead).toMinutes();
  }

  private static void change(Row row, String kind, ZoneOffsetTransitionRule rule, int year) {
    LocalDateTime when =
        rule == null ? LocalDateTime.MIN : rule.createTransition(year).getDateTimeBefore();
    boolean none = rule == null;
    row.set(kind + "Month", none ? 0L : (long) when.getMonthValue())
        .set(kind + "Day", none ? 0L : week(rule))
        .set(kind + "DayOfWeek", none ? 0 : when.getDayOfWeek().getValue() % 7)
        .set(kind + "Hour", none ? 0L : (long) when.getHour())
        .set(kind + "Minute", none ? 0L : (long) when.getMinute())
        .set(kind + "Second", none ? 0L : (long) when.getSecond())
        .set(kind + "Millisecond", 0L)
        .set(kind + "Year", 0L);
  }

  private static long week(ZoneOffsetTransitionRule rule) {
    int day = rule.getDayOfMonthIndicator();
    return day < 0 || day > 22 ? LAST_WEEK : (day - 1) / 7 + 1L;
  }
}
