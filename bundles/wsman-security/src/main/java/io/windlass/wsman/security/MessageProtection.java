package io.windlass.wsman.security;

/**
 * Seals and opens the messages of an established context, in order and in both directions. For one
 * thread at a time. After a failure every further call fails: the key streams are out of step.
 */
public interface MessageProtection {
  /** True when messages can be sealed; false when the ends agreed on less. */
  boolean confidential();

  /**
   * Seals a message.
   *
   * @throws SecurityFailure when it cannot be sealed
   */
  SealedMessage seal(byte[] message) throws SecurityFailure;

  /**
   * Opens a message and checks that it is whole, sealed, and the one whose turn it is.
   *
   * @throws SecurityFailure when it is not
   */
  byte[] open(SealedMessage message) throws SecurityFailure;

  /**
   * Signs the list of mechanisms that was negotiated over (RFC 4178 §5), before any message. What
   * the mechanism has to renew afterwards is renewed (MS-SPNG §3.3.5.1).
   */
  byte[] mechListMic(byte[] mechanisms) throws SecurityFailure;

  /**
   * Checks the peer's signature of that list.
   *
   * @throws SecurityFailure when it is not the peer's
   */
  void verifyMechListMic(byte[] mechanisms, byte[] mic) throws SecurityFailure;
}
