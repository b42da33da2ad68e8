package io.windlass.wsman.xml;

import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Growing UTF-8 output: markup as bytes that were encoded beforehand, text escaped on the way. A
 * mark allows to take back what does not fit. For one thread.
 */
public final class XmlBuffer extends OutputStream {
  private static final byte[] AMP = bytes("&amp;");
  private static final byte[] LT = bytes("&lt;");
  private static final byte[] GT = bytes("&gt;");
  private static final byte[] QUOT = bytes("&quot;");
  private static final byte[] REPLACEMENT = bytes("\uFFFD");

  private byte[] data;
  private int size;

  /** An empty buffer of about that many bytes. */
  public XmlBuffer(int capacity) {
    data = new byte[capacity];
  }

  /** UTF-8 of markup, to be kept by the caller. */
  public static byte[] bytes(String markup) {
    return markup.getBytes(StandardCharsets.UTF_8);
  }

  /** Bytes so far. */
  public int size() {
    return size;
  }

  /** Takes back everything after a former {@link #size}. */
  public void truncate(int mark) {
    size = mark;
  }

  /** Appends markup as it is. */
  public XmlBuffer raw(byte[] markup) {
    ensure(markup.length);
    System.arraycopy(markup, 0, data, size, markup.length);
    size += markup.length;
    return this;
  }

  /** Appends markup as it is; for markup that is not worth keeping encoded. */
  public XmlBuffer raw(String markup) {
    return raw(bytes(markup));
  }

  /** Appends digits. */
  public XmlBuffer number(long value) {
    if (value >= 0 && value < 10) {
      ensure(1);
      data[size++] = (byte) ('0' + value);
      return this;
    }
    return ascii(Long.toString(value));
  }

  /** Appends text, escaped for element content and for attributes in double quotes. */
  public XmlBuffer text(String text) {
    int length = text.length();
    ensure(length);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= 0x3F && c < 0x7F || c == ' ' || c >= '\'' && c < '<') {
        if (size == data.length) {
          ensure(length - i);
        }
        data[size++] = (byte) c;
      } else {
        i += special(text, i, c);
      }
    }
    return this;
  }

  private int special(String text, int i, char c) {
    switch (c) {
      case '&':
        raw(AMP);
        return 0;
      case '<':
        raw(LT);
        return 0;
      case '>':
        raw(GT);
        return 0;
      case '"':
        raw(QUOT);
        return 0;
      case '\r':
        raw("&#13;");
        return 0;
      default:
        return encode(text, i, c);
    }
  }

  /** Encodes one code point; returns how many more chars it took. XML has no way to say U+0000. */
  private int encode(String text, int i, char c) {
    ensure(4);
    if (c < 0x80) {
      if (c >= ' ' || c == '\t' || c == '\n') {
        data[size++] = (byte) c;
      } else {
        raw(REPLACEMENT);
      }
    } else if (c < 0x800) {
      data[size++] = (byte) (0xC0 | c >> 6);
      data[size++] = (byte) (0x80 | c & 0x3F);
    } else if (Character.isHighSurrogate(c)
        && i + 1 < text.length()
        && Character.isLowSurrogate(text.charAt(i + 1))) {
      int point = Character.toCodePoint(c, text.charAt(i + 1));
      data[size++] = (byte) (0xF0 | point >> 18);
      data[size++] = (byte) (0x80 | point >> 12 & 0x3F);
      data[size++] = (byte) (0x80 | point >> 6 & 0x3F);
      data[size++] = (byte) (0x80 | point & 0x3F);
      return 1;
    } else if (Character.isSurrogate(c) || c >= 0xFFFE) {
      raw(REPLACEMENT);
    } else {
      data[size++] = (byte) (0xE0 | c >> 12);
      data[size++] = (byte) (0x80 | c >> 6 & 0x3F);
      data[size++] = (byte) (0x80 | c & 0x3F);
    }
    return 0;
  }

  /** Appends text that is known to be plain ASCII without markup. */
  public XmlBuffer ascii(String text) {
    int length = text.length();
    ensure(length);
    for (int i = 0; i < length; i++) {
      data[size++] = (byte) text.charAt(i);
    }
    return this;
  }

  @Override
  public void write(int b) {
    ensure(1);
    data[size++] = (byte) b;
  }

  @Override
  public void write(byte[] source, int offset, int length) {
    ensure(length);
    System.arraycopy(source, offset, data, size, length);
    size += length;
  }

  /** Inserts the bytes of another buffer at a former {@link #size}. */
  public void insert(int at, XmlBuffer other) {
    ensure(other.size);
    System.arraycopy(data, at, data, at + other.size, size - at);
    System.arraycopy(other.data, 0, data, at, other.size);
    size += other.size;
  }

  /** Takes back the bytes between two former {@link #size}s. */
  public void remove(int from, int to) {
    System.arraycopy(data, to, data, from, size - to);
    size -= to - from;
  }

  /** The bytes so far, without a copy; the buffer must not be used afterwards. */
  public ByteBuffer toByteBuffer() {
    return ByteBuffer.wrap(data, 0, size);
  }

  /** A copy of the bytes so far. */
  public byte[] toByteArray() {
    return Arrays.copyOf(data, size);
  }

  /** The bytes so far as text. */
  @Override
  public String toString() {
    return new String(data, 0, size, StandardCharsets.UTF_8);
  }

  private void ensure(int more) {
    if (data.length - size < more) {
      long wanted = Math.max((long) size + more, (long) data.length * 2);
      data = Arrays.copyOf(data, (int) Math.min(wanted, Integer.MAX_VALUE - 8));
    }
  }
}
