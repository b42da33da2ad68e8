package io.windlass.wsman.core.call;

import java.util.concurrent.TimeUnit;

/**
 * Whether a provider answers at once, as its calls have shown. One that does is spared the change
 * of threads. Guarded by its bulkhead.
 */
final class Promptness {
  /** What counts as at once; far above what a busy machine adds to a call of some µs. */
  static final long AT_ONCE = TimeUnit.MILLISECONDS.toNanos(5);

  /** Calls that have to be at once before it is believed. */
  static final int PROOF = 20;

  private static final int MOST = 100;

  /** How many calls at once a slower one undoes. */
  private static final int LAPSE = 25;

  private int score;

  /** A call has come back. */
  void took(long nanos) {
    score = nanos <= AT_ONCE ? Math.min(MOST, score + 1) : Math.max(0, score - LAPSE);
  }

  /** A call has not come back in time. */
  void overran() {
    score = 0;
  }

  /** True for a provider that is expected to answer at once. */
  boolean isProven() {
    return score >= PROOF;
  }
}
