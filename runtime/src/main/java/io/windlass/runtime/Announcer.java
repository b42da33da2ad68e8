package io.windlass.runtime;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Tells the operator about listeners: one line when the first answers. Later changes are the log's
 * business. Safe for use by several threads.
 */
final class Announcer {
  private final PrintStream out;
  private final CompletableFuture<Void> settled = new CompletableFuture<>();
  private int configured = Integer.MAX_VALUE;
  private boolean ready;
  private Listeners last = new Listeners(List.of(), List.of());

  Announcer(PrintStream out) {
    this.out = out;
  }

  /** Takes a report of the transports. */
  synchronized void changed(Listeners listeners) {
    last = listeners;
    if (!ready && !listeners.urls().isEmpty()) {
      ready = true;
      String urls = String.join(" ", listeners.urls());
      out.println("ready " + urls + ", pid " + ProcessHandle.current().pid());
    }
    settle();
  }

  /** Says how many listeners are configured, and so how many reports there will be. */
  synchronized void expect(int count) {
    configured = count;
    if (count == 0 && !ready) {
      out.println("no listener is configured: winrm quickconfig creates one (local endpoint only)");
    }
    settle();
  }

  /**
   * Waits until a listener answers, or it is known that none does: none is configured, or none can
   * be bound now. Then the service goes on all the same, since the local endpoint answers and a
   * listener binds once it can.
   *
   * @throws StartFailure when nobody says what became of them
   */
  void await(long seconds) throws StartFailure, InterruptedException {
    try {
      settled.get(seconds, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new StartFailure("no listener came up within " + seconds + " s: see the log", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("nobody completes it exceptionally", e);
    }
    synchronized (this) {
      if (!ready && configured > 0) {
        out.println(
            "no listener came up yet: "
                + String.join("; ", last.failed())
                + "; they are tried again, winrm enumerate winrm/config/listener shows them");
      }
    }
  }

  private void settle() {
    if (ready || last.failed().size() >= configured) {
      settled.complete(null);
    }
  }
}
