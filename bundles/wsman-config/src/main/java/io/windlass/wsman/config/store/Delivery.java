package io.windlass.wsman.config.store;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Waits until changes have reached those who listen: Configuration Admin tells them by a thread of
 * its own, and whoever changed something wants to see it. Safe for several threads.
 */
public final class Delivery {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final Set<String> expected = new HashSet<>();

  /** A change of that configuration is about to be made. */
  synchronized void expect(String pid) {
    expected.add(pid);
  }

  /** Configuration Admin has told everybody about that configuration. */
  public synchronized void told(String pid) {
    if (expected.remove(pid)) {
      notifyAll();
    }
  }

  /** Waits for everything that is expected, but not for long: the change is made in any case. */
  synchronized void await() {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    try {
      for (long left = PATIENCE_NANOS; !expected.isEmpty() && left > 0; ) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
        left = deadline - System.nanoTime();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      expected.clear();
    }
  }
}
