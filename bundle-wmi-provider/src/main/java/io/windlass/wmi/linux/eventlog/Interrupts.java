package io.windlass.wmi.linux.eventlog;

import java.io.InterruptedIOException;

/** Between two records, of which a query may want none of very many. */
final class Interrupts {
  private Interrupts() {}

  /**
   * Ends reading when nobody waits for it any more.
   *
   * @throws InterruptedIOException when the thread was interrupted; it stays so
   */
  static void check() throws InterruptedIOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("nobody waits for these records any more");
    }
  }
}
