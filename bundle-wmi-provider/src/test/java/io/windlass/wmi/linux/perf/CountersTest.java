package io.windlass.wmi.linux.perf;

import static io.windlass.wmi.linux.perf.CounterType.AVERAGE_BULK;
import static io.windlass.wmi.linux.perf.CounterType.AVERAGE_TIMER;
import static io.windlass.wmi.linux.perf.CounterType.COUNTER_100NS_QUEUELEN;
import static io.windlass.wmi.linux.perf.CounterType.COUNTER_COUNTER;
import static io.windlass.wmi.linux.perf.CounterType.ELAPSED_TIME;
import static io.windlass.wmi.linux.perf.CounterType.PRECISION_100NS_TIMER;
import static io.windlass.wmi.linux.perf.CounterType.RAW_FRACTION;
import static io.windlass.wmi.linux.perf.CounterType.TIMER_100NSEC;
import static io.windlass.wmi.linux.perf.CounterType.TIMER_100NSEC_INV;
import static io.windlass.wmi.linux.perf.CounterType.TIMER_100NSEC_MULTI;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CountersTest {
  private static final long SECOND = Times.PER_SECOND;

  private final Looks looks = new Looks();

  @Test
  void meansWhatItsTypeMeansOnWindows() {
    assertEquals(50, COUNTER_COUNTER.format(500, 10 * SECOND));
    assertEquals(30, TIMER_100NSEC.format(3 * SECOND, 10 * SECOND));
    assertEquals(100, TIMER_100NSEC.format(11 * SECOND, 10 * SECOND));
    assertEquals(110, TIMER_100NSEC_MULTI.format(11 * SECOND, 10 * SECOND));
    assertEquals(70, TIMER_100NSEC_INV.format(3 * SECOND, 10 * SECOND));
    assertEquals(2, COUNTER_100NS_QUEUELEN.format(20 * SECOND, 10 * SECOND));
    assertEquals(4096, AVERAGE_BULK.format(40_960, 10));
    assertEquals(3, AVERAGE_TIMER.format(30 * SECOND, 10), "seconds");
    assertEquals(0, AVERAGE_BULK.format(0, 0), "nothing happened");
    assertEquals(25, RAW_FRACTION.format(1, 4));
    assertEquals(9, ELAPSED_TIME.format(SECOND, 10 * SECOND));
  }

  @Test
  void tellsRatesSinceTheLastLook() {
    assertEquals(10, look(1000, 100 * SECOND), "since boot");
    assertEquals(10, look(9999, 100 * SECOND + 1), "too soon");
    assertEquals(50, look(1500, 110 * SECOND));
    assertEquals(1, look(120, 120 * SECOND), "the counter began anew");
  }

  @Test
  void tellsNothingWhereNobodyKnowsTheTime() {
    assertEquals(0, look(7, 0));
  }

  @Test
  void beginsWithTheInstanceAndForgetsIt() {
    assertEquals(20, looks.format(sample("a", 100, 110 * SECOND, 105 * SECOND), "c"));
    assertEquals(1, looks.format(sample("a", 110, 120 * SECOND, 105 * SECOND), "c"));
    looks.keep(Set.of("b"));
    assertEquals(8, looks.format(sample("a", 200, 130 * SECOND, 105 * SECOND), "c"));
  }

  @Test
  void sumsAreMeansWhereEachHasItsBase() {
    Sample one = sample("a", 0, 10, 0).set(PRECISION_100NS_TIMER, "busy", 4);
    Sample other = sample("b", 0, 10, 0).set(PRECISION_100NS_TIMER, "busy", 8);
    other.set(ELAPSED_TIME, "age", 5);
    Sample sum = Sample.sum("_Total", new Times(0, 10), List.of(one, other));
    assertEquals(new Counter(PRECISION_100NS_TIMER, 12, 20), sum.counters().get("busy"));
    assertFalse(sum.counters().containsKey("age"));
  }

  private long look(long value, long uptime) {
    return looks.format(sample("a", value, uptime, 0), "c");
  }

  private static Sample sample(String name, long value, long uptime, long since) {
    return new Sample(name, name, new Times(0, uptime), since).set(COUNTER_COUNTER, "c", value);
  }
}
