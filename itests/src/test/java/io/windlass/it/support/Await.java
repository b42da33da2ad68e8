package io.windlass.it.support;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits for a state that nobody announces. */
public final class Await {
  private static final CountDownLatch NEVER = new CountDownLatch(1);

  private Await() {}

  /** Asks every 50 ms until the answer is yes; fails with the description at the deadline. */
  public static void until(String description, Duration deadline, Callable<Boolean> condition)
      throws Exception {
    long end = System.nanoTime() + deadline.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not within " + deadline + ": " + description);
      }
      NEVER.await(50, TimeUnit.MILLISECONDS);
    }
  }
}
