package io.windlass.wmi.linux.perf;

/**
 * What a counter means, and so how the value of the raw class becomes that of the formatted one. A
 * counter is a value and a base; the constants have the names of Windows without {@code PERF_}. The
 * base of those that are measured against time is the uptime, which a raw class has as {@code
 * Timestamp_PerfTime}.
 */
public enum CounterType {
  /** A number as it is; 32 bits. */
  COUNTER_RAWCOUNT(false, false, true),
  /** A number as it is. */
  COUNTER_LARGE_RAWCOUNT(false, false, false),
  /** How often something happened; formatted, per second; 32 bits, raw ones wrap. */
  COUNTER_COUNTER(true, false, true),
  /** The same in 64 bits. */
  COUNTER_BULK_COUNT(true, false, false),
  /** How long one thing was busy, in 100 ns; formatted, the percentage of the time, up to 100. */
  TIMER_100NSEC(true, false, false),
  /** How long several things were busy together: up to 100 percent for each. */
  TIMER_100NSEC_MULTI(true, false, false),
  /** How long one thing was not busy, in 100 ns; formatted, the percentage that it was. */
  TIMER_100NSEC_INV(true, false, false),
  /** As {@link #TIMER_100NSEC}, with its own base and without a limit. */
  PRECISION_100NS_TIMER(true, true, false),
  /** The time that things spent in a queue, in 100 ns; formatted, how many there were. */
  COUNTER_100NS_QUEUELEN(true, false, false),
  /** The time, in 100 ns, that as many events took as the base tells; formatted, seconds of one. */
  AVERAGE_TIMER(true, true, true),
  /** The sum over as many events as the base tells; formatted, that of one. */
  AVERAGE_BULK(true, true, false),
  /** A part, and as base the whole; formatted, the percentage. */
  RAW_FRACTION(false, true, true),
  /** When something started, in 100 ns since 1601, the base being now; formatted, seconds since. */
  ELAPSED_TIME(false, false, false);

  private final boolean growing;
  private final boolean withBase;
  private final boolean narrow;

  CounterType(boolean growing, boolean withBase, boolean narrow) {
    this.growing = growing;
    this.withBase = withBase;
    this.narrow = narrow;
  }

  /** True when only the difference of two samples says something. */
  public boolean isGrowing() {
    return growing;
  }

  /** True when the base is that of the events, or a whole, and not a point in time. */
  boolean isAgainstEvents() {
    return this == AVERAGE_TIMER || this == AVERAGE_BULK || this == RAW_FRACTION;
  }

  /** True when the raw class has the base in a property of its own, {@code NAME_Base}. */
  boolean hasBaseProperty() {
    return withBase;
  }

  /** True when the values are of 32 bits. */
  boolean isNarrow() {
    return narrow;
  }

  /**
   * The value of the formatted class.
   *
   * @param value of a growing counter, by how much it grew
   * @param base the same of the base
   */
  long format(long value, long base) {
    if (this == COUNTER_RAWCOUNT || this == COUNTER_LARGE_RAWCOUNT) {
      return value;
    }
    if (this == ELAPSED_TIME) {
      return (base - value) / Times.PER_SECOND;
    }
    return base <= 0 ? 0 : Math.round(scaled((double) value / base));
  }

  private double scaled(double ratio) {
    return switch (this) {
      case COUNTER_COUNTER, COUNTER_BULK_COUNT -> ratio * Times.PER_SECOND;
      case TIMER_100NSEC -> Math.min(ratio * 100, 100);
      case TIMER_100NSEC_INV -> 100 - Math.min(ratio * 100, 100);
      case TIMER_100NSEC_MULTI, PRECISION_100NS_TIMER, RAW_FRACTION -> ratio * 100;
      case AVERAGE_TIMER -> ratio / Times.PER_SECOND;
      default -> ratio;
    };
  }
}
