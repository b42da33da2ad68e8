package io.windlass.benchmarks.load;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waiting for what another process does. */
final class Await {
  private static final long STEP = Duration.ofMillis(20).toNanos();

  private Await() {}

  /** A condition that may fail to be looked at. */
  @FunctionalInterface
  interface Condition {
    boolean holds() throws Exception;
  }

  /**
   * Looks at a condition until it holds.
   *
   * @throws IllegalStateException when it does not in time
   */
  static void until(String what, Duration limit, Condition condition) throws Exception {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(what + ": not within " + limit.toSeconds() + " s");
      }
      LockSupport.parkNanos(STEP);
    }
  }
}
