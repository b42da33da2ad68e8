package io.windlass.wmi.linux.perf;

/**
 * One counter of a sample.
 *
 * @param value what was counted
 * @param base what it is measured against
 */
record Counter(CounterType type, long value, long base) {
  /** What the counter was when counting began. */
  Counter atStart(long uptime) {
    return new Counter(type, 0, type.isAgainstEvents() ? 0 : uptime);
  }

  /** True when this cannot be a later state: the counter began anew in between. */
  boolean isBefore(Counter earlier) {
    return value < earlier.value || base < earlier.base;
  }

  /** Both counters as one. */
  Counter plus(Counter other) {
    return new Counter(
        type, value + other.value, type.hasBaseProperty() ? base + other.base : base);
  }
}
