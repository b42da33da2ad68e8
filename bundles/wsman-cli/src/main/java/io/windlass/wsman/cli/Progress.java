package io.windlass.wsman.cli;

/** A line on the terminal while a long enumeration waits; gone before anything else is written. */
final class Progress {
  private static final long PATIENCE_NANOS = 1_000_000_000L;

  private final Terminal terminal;
  private final long start = System.nanoTime();
  private boolean shown;

  Progress(Terminal terminal) {
    this.terminal = terminal;
  }

  /** The service is about to be asked for more. */
  void waiting(long items) {
    if (items > 0 && System.nanoTime() - start > PATIENCE_NANOS && terminal.isInteractive()) {
      terminal.out().flush();
      terminal.err().print("\r" + items + " items ...");
      terminal.err().flush();
      shown = true;
    }
  }

  /** It has answered. */
  void erase() {
    if (shown) {
      terminal.err().print("\r\u001b[K");
      terminal.err().flush();
      shown = false;
    }
  }
}
