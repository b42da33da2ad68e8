package io.windlass.wsman.security.multipart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.security.MessageProtection;
import io.windlass.wsman.security.SealedMessage;
import io.windlass.wsman.security.SecurityFailure;
import io.windlass.wsman.security.multipart.EncryptedMessages.Message;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncryptedMessagesTest {
  private static final String SOAP = "application/soap+xml;charset=UTF-8";

  /** Adds a fixed signature and inverts each octet. */
  private static final class Inverting implements MessageProtection {
    @Override
    public boolean confidential() {
      return true;
    }

    @Override
    public SealedMessage seal(byte[] message) {
      return new SealedMessage(new byte[] {'S', 'I', 'G'}, inverted(message));
    }

    @Override
    public byte[] open(SealedMessage message) throws SecurityFailure {
      if (!Arrays.equals(message.signature(), new byte[] {'S', 'I', 'G'})) {
        throw new SecurityFailure(SecurityFailure.Kind.TAMPERED, "signature");
      }
      return inverted(message.data());
    }

    private static byte[] inverted(byte[] octets) {
      byte[] out = octets.clone();
      for (int i = 0; i < out.length; i++) {
        out[i] = (byte) ~out[i];
      }
      return out;
    }

    @Override
    public byte[] mechListMic(byte[] mechanisms) {
      return new byte[0];
    }

    @Override
    public void verifyMechListMic(byte[] mechanisms, byte[] mic) {}
  }

  private final EncryptedMessages messages =
      new EncryptedMessages(Protocol.SPNEGO, new Inverting());

  private byte[] open(String body) throws SecurityFailure {
    byte[] octets = body.getBytes(StandardCharsets.ISO_8859_1);
    return messages.open(octets, octets.length, 1000).body();
  }

  private static String body(String lines, String length) {
    return "--Encrypted Boundary\r\n"
        + lines
        + "\tOriginalContent: type=application/soap+xml;charset=UTF-8;Length="
        + length
        + "\r\n--Encrypted Boundary\r\n\tContent-Type: application/octet-stream\r\n"
        + "\3\0\0\0SIG\u009e\u009d"
        + "--Encrypted Boundary--\r\n";
  }

  private static final String TYPE =
      "\tContent-Type: application/HTTP-SPNEGO-session-encrypted\r\n";

  @Test
  void isWrittenByteForByteAsWindowsDoes() throws Exception {
    Message sealed = messages.close(new Message(SOAP, "ab".getBytes(StandardCharsets.US_ASCII)));
    assertEquals(
        "multipart/encrypted;protocol=\"application/HTTP-SPNEGO-session-encrypted\";"
            + "boundary=\"Encrypted Boundary\"",
        sealed.contentType());
    assertEquals(body(TYPE, "2"), new String(sealed.body(), StandardCharsets.ISO_8859_1));
  }

  @Test
  void isReadWithABlankAfterTheDashesToo() throws Exception {
    String body = body(TYPE, "2").replace("--Encrypted Boundary", "-- Encrypted Boundary");
    assertArrayEquals("ab".getBytes(StandardCharsets.US_ASCII), open(body));
    assertTrue(EncryptedMessages.isSealed(body.getBytes(StandardCharsets.US_ASCII), 30));
  }

  @Test
  void octetsThatLookLikeABoundaryAreOctets() throws Exception {
    byte[] plain =
        Inverting.inverted(
            "x--Encrypted Boundary--\r\n--Encrypted Boundary\r\n"
                .getBytes(StandardCharsets.US_ASCII));
    Message sealed = messages.close(new Message(SOAP, plain));
    Message opened = messages.open(sealed.body(), sealed.body().length, 1000);
    assertArrayEquals(plain, opened.body());
    assertEquals(SOAP, opened.contentType());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "3", "", "-2", "2x", "99999999999", "1001"})
  void aLengthThatIsNotTheMessagesIsRefused(String length) {
    assertThrows(SecurityFailure.class, () -> open(body(TYPE, length)));
  }

  @Test
  void whatIsOfAnotherProtocolIsRefused() {
    assertThrows(SecurityFailure.class, () -> open(body("", "2")));
    assertThrows(SecurityFailure.class, () -> open(body(TYPE.replace("SPNEGO", "CredSSP"), "2")));
    assertThrows(SecurityFailure.class, () -> open(body(TYPE.replace("SPNEGO", "Kerberos"), "2")));
  }

  @Test
  void asignatureThatIsLongerThanTheBodyIsRefused() {
    for (String length : new String[] {"\77\0\0\0", "\377\377\377\377", "\0\0\0\200"}) {
      assertThrows(SecurityFailure.class, () -> open(body(TYPE, "2").replace("\3\0\0\0", length)));
    }
  }

  @Test
  void whatIsCutOffOrHasMoreIsMalformed() {
    String whole = body(TYPE, "2");
    for (int length = 0; length < whole.length() - 2; length++) {
      String part = whole.substring(0, length);
      assertThrows(SecurityFailure.class, () -> open(part), "" + length);
    }
    assertThrows(SecurityFailure.class, () -> open(whole + "x"));
  }
}
