package io.windlass.wsman.security.ntlm;

import io.windlass.wsman.security.SecurityFailure;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The list of named values in a challenge and in its answer (MS-NLMP §2.2.2.1). Immutable. */
final class AvPairs {
  static final int END = 0;
  static final int NB_COMPUTER = 1;
  static final int NB_DOMAIN = 2;
  static final int DNS_COMPUTER = 3;
  static final int DNS_DOMAIN = 4;
  static final int FLAGS = 6;
  static final int TIMESTAMP = 7;
  static final int TARGET_NAME = 9;
  static final int CHANNEL_BINDINGS = 10;

  /** In {@link #FLAGS}: the message has a MIC. */
  static final int MIC_PRESENT = 0x2;

  private static final int MOST = 32;

  private final Map<Integer, byte[]> values;

  private AvPairs(Map<Integer, byte[]> values) {
    this.values = values;
  }

  static AvPairs none() {
    return new AvPairs(Map.of());
  }

  /** The same with one more at the end. */
  AvPairs with(int id, byte[] value) {
    Map<Integer, byte[]> more = new LinkedHashMap<>(values);
    more.put(id, value);
    return new AvPairs(more);
  }

  AvPairs with(int id, String value) {
    return with(id, value.getBytes(StandardCharsets.UTF_16LE));
  }

  /** Reads a list that begins at a position and has an end. */
  static AvPairs read(byte[] octets, int start) throws SecurityFailure {
    ByteBuffer in = ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN);
    if (start > octets.length) {
      throw NtlmReader.malformed("has no list of values where one is due");
    }
    in.position(start);
    Map<Integer, byte[]> values = new LinkedHashMap<>();
    while (in.remaining() >= 4) {
      int id = in.getShort() & 0xffff;
      int length = in.getShort() & 0xffff;
      if (id == END) {
        return new AvPairs(values);
      }
      if (length > in.remaining() || values.size() == MOST) {
        throw NtlmReader.malformed("has a list of values that does not fit into it");
      }
      byte[] value = new byte[length];
      in.get(value);
      if (values.put(id, value) != null) {
        throw NtlmReader.malformed("has the value " + id + " twice");
      }
    }
    throw NtlmReader.malformed("has a list of values without an end");
  }

  byte[] write() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    values.forEach(
        (id, value) -> {
          out.writeBytes(header(id, value.length));
          out.writeBytes(value);
        });
    out.writeBytes(header(END, 0));
    return out.toByteArray();
  }

  private static byte[] header(int id, int length) {
    return ByteBuffer.allocate(4)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putShort((short) id)
        .putShort((short) length)
        .array();
  }

  /** The value; empty octets when it is not there. */
  byte[] get(int id) {
    return values.getOrDefault(id, new byte[0]).clone();
  }

  /** True when the sender says that its message has a MIC. */
  boolean announcesMic() {
    byte[] flags = get(FLAGS);
    return flags.length == 4 && (flags[0] & MIC_PRESENT) != 0;
  }

  /** The MD5 of the channel that the sender names; empty octets when it names none. */
  byte[] channelBinding() throws SecurityFailure {
    byte[] binding = get(CHANNEL_BINDINGS);
    if (binding.length != 0 && binding.length != 16) {
      throw NtlmReader.malformed("has a channel binding of " + binding.length + " octets");
    }
    return Arrays.equals(binding, new byte[16]) ? new byte[0] : binding;
  }
}
