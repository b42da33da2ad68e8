package io.windlass.wsman.security.ntlm;

import io.windlass.wsman.security.SecurityFailure;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The client's answer to the challenge (MS-NLMP §2.2.1.3).
 *
 * @param raw the whole message
 * @param proof the first 16 octets of the NTLMv2 response
 * @param temp the rest of it, which the proof is over
 * @param pairs the values in it
 * @param sessionKey the session's key, encrypted; empty without key exchange
 */
record AuthenticateMessage(
    byte[] raw,
    String user,
    String domain,
    byte[] proof,
    byte[] temp,
    AvPairs pairs,
    byte[] sessionKey,
    int flags) {
  private static final int MIC_AT = 72;
  private static final int MIC_LENGTH = 16;
  private static final int PAIRS_AT = 28;
  private static final int MAX_NAME = 512;

  static AuthenticateMessage read(byte[] message) throws SecurityFailure {
    NtlmReader in = NtlmReader.of(message, 3);
    int flags = in.integer(60);
    byte[] response = in.field(20);
    Charset charset = charset(flags);
    String user = text(in.field(36), charset);
    String domain = text(in.field(28), charset);
    if (user.isEmpty() || NtlmFlags.has(flags, NtlmFlags.ANONYMOUS)) {
      throw new SecurityFailure(SecurityFailure.Kind.POLICY, "An anonymous NTLM logon is refused");
    }
    if (response.length <= 24) {
      throw new SecurityFailure(
          SecurityFailure.Kind.POLICY,
          "NTLM version 1 is refused: set the client to NTLMv2 (LmCompatibilityLevel 3 or more)");
    }
    if (response.length < 16 + PAIRS_AT + 4 || response[16] != 1 || response[17] != 1) {
      throw NtlmReader.malformed("has no NTLMv2 response");
    }
    byte[] temp = Arrays.copyOfRange(response, 16, response.length);
    return new AuthenticateMessage(
        message,
        user,
        domain,
        Arrays.copyOf(response, 16),
        temp,
        AvPairs.read(temp, PAIRS_AT),
        in.field(52),
        flags);
  }

  /** The MIC that the message has if its values say so. */
  byte[] mic() throws SecurityFailure {
    return NtlmReader.of(raw, 3).octets(MIC_AT, MIC_LENGTH);
  }

  /** The message as the MIC was computed over it. */
  byte[] withoutMic() {
    byte[] copy = raw.clone();
    Arrays.fill(copy, MIC_AT, MIC_AT + MIC_LENGTH, (byte) 0);
    return copy;
  }

  private static Charset charset(int flags) throws SecurityFailure {
    if (NtlmFlags.has(flags, NtlmFlags.UNICODE)) {
      return StandardCharsets.UTF_16LE;
    }
    if (NtlmFlags.has(flags, NtlmFlags.OEM)) {
      return StandardCharsets.ISO_8859_1;
    }
    throw NtlmReader.malformed("does not say how its names are encoded");
  }

  private static String text(byte[] octets, Charset charset) throws SecurityFailure {
    if (octets.length > MAX_NAME) {
      throw NtlmReader.malformed("has a name of " + octets.length + " octets");
    }
    try {
      CharBuffer text = charset.newDecoder().decode(ByteBuffer.wrap(octets));
      if (text.chars().anyMatch(Character::isISOControl)) {
        throw NtlmReader.malformed("has a name with control characters");
      }
      return text.toString();
    } catch (CharacterCodingException e) {
      throw NtlmReader.malformed("has a name that is no text");
    }
  }
}
