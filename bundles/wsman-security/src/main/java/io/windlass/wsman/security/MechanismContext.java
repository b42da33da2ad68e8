package io.windlass.wsman.security;

/**
 * One end of an authentication under way: tokens go in and out until it is established (RFC 2743
 * §2.2). For one thread at a time. After a failure it is of no use any more.
 */
public interface MechanismContext extends AutoCloseable {
  /** The mechanism, as a dotted object identifier. */
  String mechanism();

  /**
   * Takes the peer's token.
   *
   * @param token empty for the first step of who starts
   * @return the token for the peer; empty when there is none to send
   * @throws SecurityFailure when it is not accepted
   */
  byte[] step(byte[] token) throws SecurityFailure;

  /** True once the peer is known and messages can be protected. */
  boolean established();

  /**
   * How messages are protected.
   *
   * @throws IllegalStateException before it is established
   */
  MessageProtection protection();

  /** Forgets the keys. Idempotent. */
  @Override
  void close();
}
