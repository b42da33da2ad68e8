package io.windlass.wsman.security.credssp;

import io.windlass.wsman.security.MessageProtection;
import io.windlass.wsman.security.SealedMessage;
import io.windlass.wsman.security.SecurityFailure;
import java.util.Arrays;

/**
 * Messages as TLS records (MS-WSMV §2.2.9.1.3): order, replay and change are TLS's own business.
 */
final class CredSspProtection implements MessageProtection {
  private final TlsTunnel tunnel;

  CredSspProtection(TlsTunnel tunnel) {
    this.tunnel = tunnel;
  }

  @Override
  public boolean confidential() {
    return true;
  }

  /** The length that is told is that of the trailer, the octets are the records as they are. */
  @Override
  public SealedMessage seal(byte[] message) throws SecurityFailure {
    if (message.length == 0) {
      throw new SecurityFailure(
          SecurityFailure.Kind.UNAVAILABLE, "TLS makes no record of a message without octets");
    }
    byte[] records = tunnel.send(message);
    int trailer = tunnel.trailer();
    return new SealedMessage(
        Arrays.copyOf(records, trailer), Arrays.copyOfRange(records, trailer, records.length));
  }

  @Override
  public byte[] open(SealedMessage message) throws SecurityFailure {
    byte[] signature = message.signature();
    byte[] records = Arrays.copyOf(signature, signature.length + message.data().length);
    System.arraycopy(message.data(), 0, records, signature.length, message.data().length);
    byte[] answer = tunnel.receive(records);
    byte[] said = tunnel.said();
    if (said.length == 0 || answer.length > 0 || tunnel.waits()) {
      throw new SecurityFailure(
          SecurityFailure.Kind.TAMPERED, "A sealed message is no whole record of TLS, or more");
    }
    return said;
  }

  @Override
  public byte[] mechListMic(byte[] mechanisms) {
    throw new UnsupportedOperationException("CredSSP is no mechanism of SPNEGO");
  }

  @Override
  public void verifyMechListMic(byte[] mechanisms, byte[] mic) {
    throw new UnsupportedOperationException("CredSSP is no mechanism of SPNEGO");
  }
}
