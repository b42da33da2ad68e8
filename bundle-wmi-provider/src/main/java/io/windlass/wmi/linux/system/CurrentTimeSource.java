package io.windlass.wmi.linux.system;

import io.windlass.wmi.linux.host.Row;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.ZonedDateTime;
import java.util.stream.Stream;

/** {@code Win32_LocalTime} and {@code Win32_UTCTime}. Weeks start on Sunday, which is day 0. */
public final class CurrentTimeSource implements ClassSource {
  private final String className;
  private final Clock clock;

  /** The time of a clock, as a class. */
  public CurrentTimeSource(String className, Clock clock) {
    this.className = className;
    this.clock = clock;
  }

  @Override
  public String className() {
    return className;
  }

  @Override
  public Stream<Instance> instances(Wanted wanted) {
    ZonedDateTime now = ZonedDateTime.now(clock);
    int firstWeekday = sundayBased(now.withDayOfMonth(1).getDayOfWeek());
    return Stream.of(
        new Row(className, wanted)
            .set("Year", now.getYear())
            .set("Quarter", (now.getMonthValue() + 2) / 3)
            .set("Month", now.getMonthValue())
            .set("WeekInMonth", (now.getDayOfMonth() - 1 + firstWeekday) / 7 + 1)
            .set("Day", now.getDayOfMonth())
            .set("DayOfWeek", sundayBased(now.getDayOfWeek()))
            .set("Hour", now.getHour())
            .set("Minute", now.getMinute())
            .set("Second", now.getSecond())
            .set("Milliseconds", now.getNano() / 1_000_000)
            .build());
  }

  private static int sundayBased(DayOfWeek day) {
    return day.getValue() % 7;
  }
}
