package io.windlass.wsman.config.policy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The file {@code Registry.pol} (MS-GPREG §2.2.1). Stateless. */
final class RegistryPol {
  /** A value, or an order that begins with two asterisks. */
  record Entry(String key, String value, int type, byte[] data) {}

  private static final int SIGNATURE = 0x67655250;
  private static final int VERSION = 1;
  private static final int MAX_ENTRIES = 50_000;
  private static final int MAX_NAME = 2048;
  private static final int MAX_DATA = 65_535;

  private final ByteBuffer in;

  private RegistryPol(byte[] file) {
    in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * The entries in their order.
   *
   * @throws IllegalArgumentException when it is no such file, or ends too early; the message says
   *     where
   */
  static List<Entry> read(byte[] file) {
    return new RegistryPol(file).entries();
  }

  private List<Entry> entries() {
    if (in.remaining() < 8 || in.getInt() != SIGNATURE || in.getInt() != VERSION) {
      throw new IllegalArgumentException("it does not begin with PReg and version 1");
    }
    List<Entry> entries = new ArrayList<>();
    while (in.hasRemaining()) {
      if (entries.size() == MAX_ENTRIES) {
        throw new IllegalArgumentException("it has more than " + MAX_ENTRIES + " entries");
      }
      entries.add(entry());
    }
    return entries;
  }

  private Entry entry() {
    require('[');
    String key = name();
    require(';');
    String value = name();
    require(';');
    int type = number();
    require(';');
    int size = number();
    require(';');
    if (size < 0 || size > MAX_DATA || size > in.remaining()) {
      throw broken("data of " + Integer.toUnsignedString(size) + " octets");
    }
    byte[] data = new byte[size];
    in.get(data);
    require(']');
    return new Entry(key, value, type, data);
  }

  private void require(char expected) {
    if (in.remaining() < 2 || in.getChar() != expected) {
      throw broken("no \"" + expected + "\"");
    }
  }

  private int number() {
    if (in.remaining() < 4) {
      throw broken("no number");
    }
    return in.getInt();
  }

  private String name() {
    StringBuilder name = new StringBuilder();
    while (in.remaining() >= 2) {
      char c = in.getChar();
      if (c == 0) {
        return name.toString();
      }
      if (name.length() == MAX_NAME) {
        break;
      }
      name.append(c);
    }
    throw broken("a name without an end");
  }

  private IllegalArgumentException broken(String what) {
    return new IllegalArgumentException(
        "it is damaged: " + what + " before octet " + in.position());
  }

  /** Text without the null at its end. */
  static String text(byte[] data) {
    int end = data.length - data.length % 2;
    while (end >= 2 && data[end - 1] == 0 && data[end - 2] == 0) {
      end -= 2;
    }
    return new String(Arrays.copyOf(data, end), StandardCharsets.UTF_16LE);
  }
}
