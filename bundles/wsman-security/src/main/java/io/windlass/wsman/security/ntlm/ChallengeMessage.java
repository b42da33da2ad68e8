package io.windlass.wsman.security.ntlm;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Writes the server's challenge (MS-NLMP §2.2.1.2). */
final class ChallengeMessage {
  private static final int HEADER = 56;
  // What Windows Server says that it is; clients look at the last octet alone.
  private static final byte[] VERSION = {10, 0, 0, 0, 0, 0, 0, 15};

  private ChallengeMessage() {}

  static byte[] write(int flags, byte[] challenge, String target, AvPairs info) {
    Charset charset =
        NtlmFlags.has(flags, NtlmFlags.UNICODE)
            ? StandardCharsets.UTF_16LE
            : StandardCharsets.US_ASCII;
    byte[] name = target.getBytes(charset);
    byte[] pairs = info.write();
    ByteBuffer out =
        ByteBuffer.allocate(HEADER + name.length + pairs.length).order(ByteOrder.LITTLE_ENDIAN);
    out.put(NtlmReader.SIGNATURE).putInt(2);
    field(out, name.length, HEADER);
    out.putInt(flags).put(challenge).putLong(0);
    field(out, pairs.length, HEADER + name.length);
    out.put(NtlmFlags.has(flags, NtlmFlags.VERSION) ? VERSION : new byte[8]);
    return out.put(name).put(pairs).array();
  }

  private static void field(ByteBuffer out, int length, int offset) {
    out.putShort((short) length).putShort((short) length).putInt(offset);
  }
}
