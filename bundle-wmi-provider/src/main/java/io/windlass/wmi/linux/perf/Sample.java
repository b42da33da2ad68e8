package io.windlass.wmi.linux.perf;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * The counters of one instance of a performance object at one time. Counters that are not set are
 * NULL. For one thread.
 */
public final class Sample {
  private final String name;
  private final String identity;
  private final Times times;
  private final long since;
  private final Map<String, Counter> counters = new LinkedHashMap<>();

  /**
   * An instance that did not exist at boot.
   *
   * @param identity what tells it from all instances that ever have this name
   * @param since the uptime at which its counting began
   */
  public Sample(String name, String identity, Times times, long since) {
    this.name = name;
    this.identity = identity;
    this.times = times;
    this.since = since;
  }

  /** An instance that counts since boot. */
  public Sample(String name, Times times) {
    this(name, name, times, 0);
  }

  /** The sum of others, each counter by itself; points in time have none. */
  public static Sample sum(String name, Times times, List<Sample> parts) {
    return sum(name, times, parts, type -> true);
  }

  /** The same of the counters of some types. */
  public static Sample sum(
      String name, Times times, List<Sample> parts, Predicate<CounterType> chosen) {
    Sample sum = new Sample(name, times);
    for (Sample part : parts) {
      part.counters.forEach((property, c) -> sum.counters.merge(property, c, Counter::plus));
    }
    sum.counters
        .values()
        .removeIf(c -> c.type() == CounterType.ELAPSED_TIME || !chosen.test(c.type()));
    return sum;
  }

  /** Sets a counter that is measured against time, or against nothing. */
  public Sample set(CounterType type, String property, long value) {
    return set(
        type, property, value, type == CounterType.ELAPSED_TIME ? times.stamp() : times.uptime());
  }

  /** The same if the value is known. */
  public Sample set(CounterType type, String property, OptionalLong value) {
    return value.isPresent() ? set(type, property, value.getAsLong()) : this;
  }

  /** Sets a counter with its base. */
  public Sample set(CounterType type, String property, long value, long base) {
    counters.put(property, new Counter(type, value, base));
    return this;
  }

  String name() {
    return name;
  }

  String identity() {
    return identity;
  }

  Times times() {
    return times;
  }

  long since() {
    return since;
  }

  Map<String, Counter> counters() {
    return counters;
  }
}
