package io.windlass.wsman.core.call;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Ends what takes too long. Deadlines are far away and nearly all of them are met, so to have one
 * must cost little: the timer's thread is woken for the earliest only, and then looks at all.
 */
final class Deadlines {
  private static final long NEVER = Long.MAX_VALUE;

  private final ScheduledExecutorService timer;
  private final Map<Runnable, Long> due = new ConcurrentHashMap<>();
  private final long start = System.nanoTime();
  private volatile long nextLook = NEVER;

  Deadlines(ScheduledExecutorService timer) {
    this.timer = timer;
  }

  /** Runs an action on the timer's thread after so many ms, unless it is removed before. */
  void add(Runnable expire, long millis) {
    long at = now() + TimeUnit.MILLISECONDS.toNanos(millis);
    due.put(expire, at);
    // A look that is due before finds this one too: what all calls share is only read.
    if (at < nextLook) {
      lookAt(at);
    }
  }

  void remove(Runnable expire) {
    due.remove(expire);
  }

  private long now() {
    return System.nanoTime() - start;
  }

  private synchronized void lookAt(long at) {
    if (at < nextLook) {
      nextLook = at;
      timer.schedule(this::look, Math.max(0, at - now()), TimeUnit.NANOSECONDS);
    }
  }

  private void look() {
    synchronized (this) {
      nextLook = NEVER;
    }
    long earliest = NEVER;
    for (Map.Entry<Runnable, Long> entry : due.entrySet()) {
      if (entry.getValue() > now()) {
        earliest = Math.min(earliest, entry.getValue());
      } else if (due.remove(entry.getKey()) != null) {
        entry.getKey().run();
      }
    }
    if (earliest != NEVER) {
      lookAt(earliest);
    }
  }
}
