package io.windlass.fuzz;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;

/** Bounds what one input may cost. Counts processor time, so that a busy machine finds nothing. */
public final class Budget {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final com.sun.management.ThreadMXBean MEMORY =
      (com.sun.management.ThreadMXBean) THREADS;

  /** Inputs have a few kilobytes: nothing that is made of them needs more, all garbage counted. */
  private static final long MAX_BYTES = 256L << 20;

  /** What is done with an input. */
  @FunctionalInterface
  public interface Work {
    void run() throws Exception;
  }

  private Budget() {}

  /**
   * Runs on this thread.
   *
   * @throws AssertionError when it took more processor time, or allocated far more than the input
   *     can be worth
   */
  public static void spend(long millis, Work work) throws Exception {
    long bytes = MEMORY.getCurrentThreadAllocatedBytes();
    long start = THREADS.getCurrentThreadCpuTime();
    work.run();
    long took = TimeUnit.NANOSECONDS.toMillis(THREADS.getCurrentThreadCpuTime() - start);
    long allocated = MEMORY.getCurrentThreadAllocatedBytes() - bytes;
    if (took > millis) {
      throw new AssertionError("took " + took + " ms of processor time, allowed are " + millis);
    }
    if (allocated > MAX_BYTES) {
      throw new AssertionError("allocated " + (allocated >> 20) + " MB");
    }
  }
}
