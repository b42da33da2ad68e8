package io.windlass.wsman.config.policy;

import java.util.function.Consumer;

/** Where the policy of this machine comes from. Safe for several threads. */
public interface PolicySource {
  /** The policy as it is now; known from the beginning. */
  Policy current();

  /**
   * Tells of every change from now on, by a thread of its own.
   *
   * @return ends that
   */
  AutoCloseable listen(Consumer<Policy> listener);
}
