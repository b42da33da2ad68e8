package io.windlass.wsman.security.ntlm;

import io.windlass.wsman.security.SecurityFailure;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the fields of an NTLM message; nothing outside of it is ever touched. */
final class NtlmReader {
  static final byte[] SIGNATURE = "NTLMSSP\0".getBytes(StandardCharsets.US_ASCII);

  private static final int MAX_MESSAGE = 16 * 1024;

  private final ByteBuffer message;

  private NtlmReader(byte[] message) {
    this.message = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** A message of a type; its signature is checked. */
  static NtlmReader of(byte[] message, int type) throws SecurityFailure {
    if (message.length < 16
        || message.length > MAX_MESSAGE
        || !Arrays.equals(message, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length)) {
      throw malformed("is none: it does not begin as one, or has no possible length");
    }
    NtlmReader reader = new NtlmReader(message);
    int found = reader.integer(8);
    if (found != type) {
      throw malformed("of type " + type + " is due, and one of type " + found + " came");
    }
    return reader;
  }

  int integer(int at) throws SecurityFailure {
    require(at, 4);
    return message.getInt(at);
  }

  byte[] octets(int at, int length) throws SecurityFailure {
    require(at, length);
    byte[] octets = new byte[length];
    message.get(at, octets);
    return octets;
  }

  /** What a descriptor of length, room and offset points to (MS-NLMP §2.2.1). */
  byte[] field(int at) throws SecurityFailure {
    require(at, 8);
    int length = message.getShort(at) & 0xffff;
    int offset = message.getInt(at + 4);
    if (length == 0) {
      return new byte[0];
    }
    if (offset < 0) {
      throw malformed("points outside of itself");
    }
    return octets(offset, length);
  }

  int length() {
    return message.capacity();
  }

  private void require(int at, int length) throws SecurityFailure {
    if (at < 0 || length < 0 || at > message.capacity() - length) {
      throw malformed("points outside of itself, or ends too early");
    }
  }

  static SecurityFailure malformed(String what) {
    return new SecurityFailure(SecurityFailure.Kind.MALFORMED, "An NTLM message " + what);
  }
}
