package io.windlass.wsman.security.spnego;

import io.windlass.wsman.security.SecurityFailure;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** As much of DER as negotiation tokens need: one element after another, each within its own. */
final class Der {
  static final int OCTET_STRING = 0x04;
  static final int OID = 0x06;
  static final int ENUMERATED = 0x0a;
  static final int SEQUENCE = 0x30;
  static final int APPLICATION = 0x60;
  static final int CONTEXT = 0xa0;

  private final byte[] octets;
  private final int end;
  private int at;

  private Der(byte[] octets, int at, int end) {
    this.octets = octets;
    this.at = at;
    this.end = end;
  }

  static Der of(byte[] octets) {
    return new Der(octets, 0, octets.length);
  }

  boolean hasNext() {
    return at < end;
  }

  /** The tag of the next element; -1 when there is none. */
  int tag() {
    return at < end ? octets[at] & 0xff : -1;
  }

  /** The content of the next element, which has to have a tag. */
  Der next(int tag) throws SecurityFailure {
    if (tag() != tag) {
      throw malformed(String.format("has the tag %02x where %02x is due", tag() & 0xff, tag));
    }
    return next();
  }

  /** The content of the next element, whatever it is. */
  Der next() throws SecurityFailure {
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
  byte[] rest() {
    return Arrays.copyOfRange(octets, at, end);
  }

  /** An object identifier in dotted form. */
  String oid() throws SecurityFailure {
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
  static byte[] element(int tag, byte[]... parts) {
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
  static byte[] oid(String dotted) {
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

  static SecurityFailure malformed(String what) {
    return new SecurityFailure(SecurityFailure.Kind.MALFORMED, "A negotiation token " + what);
  }
}
