package io.windlass.wmi.linux.eventlog;

import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.CimDateTime;
import io.windlass.wsman.api.filter.Comparison;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a query says about the records that it wants. It is necessary, not sufficient: the query
 * itself decides.
 *
 * @param logfile only this log
 * @param since not before
 * @param until not after
 * @param lowest no record number below
 */
record Window(
    Optional<String> logfile, Optional<Instant> since, Optional<Instant> until, long lowest) {

  static Window of(Wanted wanted) {
    return new Window(
        wanted.equal("Logfile"),
        times(wanted, ">").max(Instant::compareTo),
        times(wanted, "<").min(Instant::compareTo),
        lowest(wanted));
  }

  /** True for a record that the query may want. */
  boolean admits(LogRecord record) {
    return logfile.filter(name -> !name.equalsIgnoreCase(record.logfile())).isEmpty()
        && since.filter(record.time()::isBefore).isEmpty()
        && until.filter(record.time()::isAfter).isEmpty();
  }

  private static Stream<Instant> times(Wanted wanted, String direction) {
    return wanted.comparisons("TimeGenerated").stream()
        .filter(comparison -> bounds(comparison.operator(), direction))
        .map(comparison -> instant(comparison.value()))
        .flatMap(Optional::stream);
  }

  private static boolean bounds(Comparison.Operator operator, String direction) {
    return switch (operator) {
      case EQUAL -> true;
      case GREATER, GREATER_OR_EQUAL -> direction.equals(">");
      case LESS, LESS_OR_EQUAL -> direction.equals("<");
      case NOT_EQUAL, LIKE -> false;
    };
  }

  private static Optional<Instant> instant(Object constant) {
    return constant instanceof CimDateTime time
        ? time.timestamp().map(OffsetDateTime::toInstant)
        : Optional.empty();
  }

  private static long lowest(Wanted wanted) {
    return wanted.comparisons("RecordNumber").stream()
        .filter(comparison -> bounds(comparison.operator(), ">"))
        .map(Comparison::value)
        .filter(Number.class::isInstance)
        .mapToLong(number -> ((Number) number).longValue())
        .max()
        .orElse(0);
  }
}
