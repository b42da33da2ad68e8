package io.windlass.wsman.security.der;

import io.windlass.wsman.security.SecurityFailure;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** As much of DER as security tokens need: one element after another, each within its own. */
public final class Der {
  /** The tags; those of a class take a number of up to 30 on top. */
  public static final int INTEGER = 0x02;

  public static final int OCTET_STRING = 0x04;
  public static final int OID = 0x06;
  public static final int ENUMERATED = 0x0a;
  public static final int GENERALIZED_TIME = 0x18;
  public static final int GENERAL_STRING = 0x1b;
  public static final int SEQUENCE = 0x30;
  public static final int APPLICATION = 0x60;
  public static final int CONTEXT = 0xa0;

  private final byte[] octets;
  private final int end;
  private int at;

  private Der(byte[] octets, int at, int end) {
    this.octets = octets;
    this.at = at;
    this.end = end;
  }

  /** The elements in these octets. */
  public static Der of(byte[] octets) {
    return new Der(octets, 0, octets.length);
  }

  /** True when another element follows. */
  public boolean hasNext() {
    return at < end;
  }

  /** The tag of the next element; -1 when there is none. */
  public int tag() {
    return at < end ? octets[at] & 0xff : -1;
  }

  /** The content of the next element, which has to have a tag. */
  public Der next(int tag) throws SecurityFailure {
    if (tag() != tag) {
      throw malformed(String.format("has the tag %02x where %02x is due", tag() & 0xff, tag));
    }
    return next();
  }

  /** The content of the next element, whatever it is. */
  public Der next() throws SecurityFailure {
    if (end - at < 2) {
      throw malformed("ends too early");
    }
    at++;
    int length = length();
    if (length > end - at) {
      throw malformed("has an element that does not fit into it");
    }
    Der content = new Der(octets, at, at + length);
    at += length;
    return content;
  }

  private int length() throws SecurityFailure {
    int first = octets[at++] & 0xff;
    if (first < 0x80) {
      return first;
    }
    int count = first & 0x7f;
    if (count == 0 || count > 3 || count > end - at) {
      throw malformed("has an element of impossible length");
    }
    int length = 0;
    for (int i = 0; i < count; i++) {
      length = length << 8 | octets[at++] & 0xff;
    }
    return length;
  }

  /** The octets that are left. */
  public byte[] rest() {
    return Arrays.copyOfRange(octets, at, end);
  }

  /** The next element as a number of 64 bits at most. */
  public long integer() throws SecurityFailure {
    byte[] content = next(INTEGER).rest();
    if (content.length == 0 || content.length > 8) {
      throw malformed("has a number that is none, or too large a one");
    }
    long number = content[0];
    for (int i = 1; i < content.length; i++) {
      number = number << 8 | content[i] & 0xff;
    }
    return number;
  }

  /** The next element as text of the tag; what is no ASCII reads as UTF-8. */
  public String text(int tag) throws SecurityFailure {
    return new String(next(tag).rest(), StandardCharsets.UTF_8);
  }

  /** An object identifier in dotted form. */
  public String oid() throws SecurityFailure {
    byte[] content = next(OID).rest();
    if (content.length == 0 || content.length > 32 || content[content.length - 1] < 0) {
      throw malformed("has an object identifier that is none");
    }
    StringBuilder dotted = new StringBuilder();
    long arc = 0;
    for (byte octet : content) {
      if (arc > Integer.MAX_VALUE) {
        throw malformed("has an object identifier that is none");
      }
      arc = arc << 7 | octet & 0x7f;
      if (octet >= 0) {
        if (dotted.isEmpty()) {
          long first = Math.min(2, arc / 40);
          dotted.append(first).append('.').append(arc - 40 * first);
        } else {
          dotted.append('.').append(arc);
        }
        arc = 0;
      }
    }
    return dotted.toString();
  }

  /** An element. */
  public static byte[] element(int tag, byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(length + 5);
    out.write(tag);
    if (length < 0x80) {
      out.write(length);
    } else if (length < 0x100) {
      out.write(0x81);
      out.write(length);
    } else if (length < 0x10000) {
      out.write(0x82);
      out.write(length >> 8);
      out.write(length);
    } else {
      out.write(0x83);
      out.write(length >> 16);
      out.write(length >> 8);
      out.write(length);
    }
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  /** An object identifier as an element. */
  public static byte[] oid(String dotted) {
    String[] arcs = dotted.split("\\.");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    base128(out, Long.parseLong(arcs[0]) * 40 + Long.parseLong(arcs[1]));
    for (int i = 2; i < arcs.length; i++) {
      base128(out, Long.parseLong(arcs[i]));
    }
    return element(OID, out.toByteArray());
  }

  private static void base128(ByteArrayOutputStream out, long arc) {
    int bits = 7;
    while (arc >> bits != 0) {
      bits += 7;
    }
    for (bits -= 7; bits > 0; bits -= 7) {
      out.write((int) (arc >> bits & 0x7f | 0x80));
    }
    out.write((int) (arc & 0x7f));
  }

  /** What is wrong with a token: the end of a sentence that begins with it. */
  public static SecurityFailure malformed(String what) {
    return new SecurityFailure(SecurityFailure.Kind.MALFORMED, "A security token " + what);
  }
}
