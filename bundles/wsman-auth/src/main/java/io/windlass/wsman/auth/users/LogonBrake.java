package io.windlass.wsman.auth.users;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Slows down guessing: after some wrong proofs of a user from a source, further ones of that pair
 * are refused unseen for a time that doubles with each, up to a minute. Users that do not exist are
 * treated alike. For several threads.
 */
public final class LogonBrake {
  private static final int FREE = 5;
  private static final int CAPACITY = 10_000;
  private static final long MAX_HOLD = TimeUnit.SECONDS.toNanos(60);
  private static final long FORGET = TimeUnit.MINUTES.toNanos(15);

  private record Pair(String user, String source) {}

  private record Failures(int count, long last) {
    long holdNanos() {
      return count < FREE
          ? 0
          : Math.min(MAX_HOLD, TimeUnit.SECONDS.toNanos(1L << Math.min(count - FREE, 6)));
    }
  }

  private final Map<Pair, Failures> pairs =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Pair, Failures> eldest) {
          return size() > CAPACITY;
        }
      };
  private final LongSupplier nanoTime;

  public LogonBrake(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** True while proofs of this user from this source are not looked at. */
  public synchronized boolean holds(String user, String source) {
    Failures failures = pairs.get(pair(user, source));
    return failures != null && nanoTime.getAsLong() - failures.last() < failures.holdNanos();
  }

  /**
   * Counts a wrong proof.
   *
   * @return the seconds for which the pair is refused now
   */
  public synchronized long failed(String user, String source) {
    long now = nanoTime.getAsLong();
    Failures before = pairs.get(pair(user, source));
    int count = before == null || now - before.last() > FORGET ? 0 : before.count();
    Failures after = new Failures(count + 1, now);
    pairs.put(pair(user, source), after);
    return TimeUnit.NANOSECONDS.toSeconds(after.holdNanos());
  }

  /** Forgets the failures of a user from a source. */
  public synchronized void succeeded(String user, String source) {
    pairs.remove(pair(user, source));
  }

  private static Pair pair(String user, String source) {
    return new Pair(UserRecord.key(user), source);
  }
}
