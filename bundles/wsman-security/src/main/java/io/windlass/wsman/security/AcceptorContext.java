package io.windlass.wsman.security;

import java.util.Optional;

/** The end that finds out who the other is. */
public interface AcceptorContext extends MechanismContext {
  /**
   * Who the other end is.
   *
   * @throws IllegalStateException before it is established
   */
  Peer peer();

  /** The name that the other end claims, proved or not; empty when it has claimed none so far. */
  default Optional<String> claimedUser() {
    return Optional.empty();
  }
}
