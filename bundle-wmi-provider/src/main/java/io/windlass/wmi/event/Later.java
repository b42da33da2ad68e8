package io.windlass.wmi.event;

import java.time.Duration;

/** Runs something once, later. Safe for several threads. */
@FunctionalInterface
interface Later {
  /**
   * Plans a task.
   *
   * @return withdraws it, unless it runs already
   */
  Runnable run(Duration delay, Runnable task);
}
