package io.windlass.wsman.http.jetty;

import io.windlass.wsman.core.endpoint.RequestThread;
import java.util.ArrayDeque;
import java.util.Queue;

/** A thread of Jetty's that may wait for a while, lent to the engine for one request. */
final class LentThread implements RequestThread {
  private final Thread owner;
  private final Queue<Runnable> tasks = new ArrayDeque<>(2);
  private boolean over;

  LentThread(Thread owner) {
    this.owner = owner;
  }

  @Override
  public boolean offer(Runnable task) {
    return Thread.currentThread() == owner && !over && tasks.add(task);
  }

  /** Does what was taken, and what comes while it does; takes nothing more afterwards. */
  void work() {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
    over = true;
  }
}
