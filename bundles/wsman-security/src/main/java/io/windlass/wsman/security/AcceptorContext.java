package io.windlass.wsman.security;

/** The end that finds out who the other is. */
public interface AcceptorContext extends MechanismContext {
  /**
   * Who the other end is.
   *
   * @throws IllegalStateException before it is established
   */
  Peer peer();
}
