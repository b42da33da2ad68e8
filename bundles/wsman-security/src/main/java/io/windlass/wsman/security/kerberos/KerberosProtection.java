package io.windlass.wsman.security.kerberos;

import io.windlass.wsman.security.MessageProtection;
import io.windlass.wsman.security.SealedMessage;
import io.windlass.wsman.security.SecurityFailure;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.MessageProp;

/**
 * Seals by an established context of the Java platform, whose tokens (RFC 4121 §4.2.4) are split in
 * the way of Windows: the tail in front, so that the second part is as long as the message.
 */
final class KerberosProtection implements MessageProtection {
  private static final int HEADER = 16;
  private static final int CONFOUNDER_AND_HEADER = 32;
  private static final int EC = 4;
  private static final int RRC = 6;
  private static final int SEQUENCE = 8;
  private static final byte[] SEALED = {5, 4};

  /** For an end to which only the platform knows the number of the first token. */
  static final long ANY_FIRST = -1;

  private final GSSContext context;
  private long expected;
  private boolean dead;

  /**
   * @param sequence the number of the peer's first token, or {@link #ANY_FIRST}
   */
  KerberosProtection(GSSContext context, long sequence) {
    this.context = context;
    this.expected = sequence;
  }

  @Override
  public boolean confidential() {
    return context.getConfState();
  }

  @Override
  public SealedMessage seal(byte[] message) throws SecurityFailure {
    requireAlive();
    try {
      byte[] token = context.wrap(message, 0, message.length, new MessageProp(0, true));
      int tail = token.length - CONFOUNDER_AND_HEADER - message.length;
      byte[] signature = new byte[CONFOUNDER_AND_HEADER + tail];
      System.arraycopy(token, 0, signature, 0, HEADER);
      signature[RRC] = (byte) (tail >> 8);
      signature[RRC + 1] = (byte) tail;
      // What follows the header is rotated to the right by the tail.
      System.arraycopy(token, token.length - tail, signature, HEADER, tail);
      System.arraycopy(token, HEADER, signature, HEADER + tail, HEADER);
      byte[] data = Arrays.copyOfRange(token, CONFOUNDER_AND_HEADER, token.length - tail);
      return new SealedMessage(signature, data);
    } catch (GSSException e) {
      throw dead(SecurityFailure.Kind.UNAVAILABLE, "A message cannot be sealed", e);
    }
  }

  @Override
  public byte[] open(SealedMessage message) throws SecurityFailure {
    requireAlive();
    byte[] signature = message.signature();
    byte[] token = Arrays.copyOf(signature, signature.length + message.data().length);
    System.arraycopy(message.data(), 0, token, signature.length, message.data().length);
    if (token.length < HEADER || !Arrays.equals(token, 0, 2, SEALED, 0, 2)) {
      throw dead(SecurityFailure.Kind.TAMPERED, "A message is not sealed by Kerberos", null);
    }
    int extra = unrotate(token);
    MessageProp prop = new MessageProp(0, true);
    byte[] plain;
    try {
      plain = context.unwrap(token, 0, token.length, prop);
    } catch (GSSException | RuntimeException e) {
      // What stands in front of a token is in clear, and the platform believes all of it.
      throw tampered(e);
    }
    requireTurn(token, prop);
    if (!prop.getPrivacy() || extra > plain.length) {
      throw tampered(null);
    }
    return Arrays.copyOf(plain, plain.length - extra);
  }

  /**
   * The form of Windows (MS-KILE §3.4.5.4.1) has extra octets and is rotated by their number more
   * than it says, of which the Java platform knows nothing.
   *
   * @return how many octets to drop from the end of the plain text
   */
  private int unrotate(byte[] token) throws SecurityFailure {
    ByteBuffer in = ByteBuffer.wrap(token);
    int extra = in.getShort(EC) & 0xffff;
    int body = token.length - HEADER;
    if (extra > 0) {
      int turn = (in.getShort(RRC) & 0xffff) + extra;
      if (turn > body) {
        throw tampered(null);
      }
      byte[] start = Arrays.copyOfRange(token, HEADER, HEADER + turn);
      System.arraycopy(token, HEADER + turn, token, HEADER, body - turn);
      System.arraycopy(start, 0, token, token.length - turn, turn);
      in.putShort(RRC, (short) 0);
    }
    return extra;
  }

  /** Not every client asks the platform to watch the order; here it always counts. */
  private void requireTurn(byte[] token, MessageProp prop) throws SecurityFailure {
    long number = ByteBuffer.wrap(token).getLong(SEQUENCE);
    boolean odd =
        prop.isDuplicateToken()
            || prop.isOldToken()
            || prop.isGapToken()
            || prop.isUnseqToken()
            || expected != ANY_FIRST && number != expected;
    if (odd) {
      throw tampered(null);
    }
    expected = number + 1;
  }

  @Override
  public byte[] mechListMic(byte[] mechanisms) throws SecurityFailure {
    requireAlive();
    try {
      return context.getMIC(mechanisms, 0, mechanisms.length, new MessageProp(0, false));
    } catch (GSSException e) {
      throw dead(SecurityFailure.Kind.UNAVAILABLE, "The mechanisms cannot be signed", e);
    }
  }

  @Override
  public void verifyMechListMic(byte[] mechanisms, byte[] mic) throws SecurityFailure {
    requireAlive();
    MessageProp prop = new MessageProp(0, false);
    try {
      context.verifyMIC(mic, 0, mic.length, mechanisms, 0, mechanisms.length, prop);
    } catch (GSSException | RuntimeException e) {
      throw tampered(e);
    }
    requireTurn(mic, prop);
  }

  private void requireAlive() throws SecurityFailure {
    if (dead) {
      throw new SecurityFailure(
          SecurityFailure.Kind.TAMPERED,
          "Nothing is opened after a message that was tampered with");
    }
  }

  private SecurityFailure tampered(Exception cause) {
    return dead(
        SecurityFailure.Kind.TAMPERED,
        "A message sealed by Kerberos was altered, sent twice, or is not the one whose turn it is",
        cause);
  }

  private SecurityFailure dead(SecurityFailure.Kind kind, String message, Exception cause) {
    dead = true;
    return new SecurityFailure(kind, message, cause);
  }
}
