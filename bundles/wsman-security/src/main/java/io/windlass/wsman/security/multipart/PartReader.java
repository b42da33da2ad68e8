package io.windlass.wsman.security.multipart;

import io.windlass.wsman.security.SealedMessage;
import io.windlass.wsman.security.SecurityFailure;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * Reads the parts of a sealed body by their positions: lines of text, then octets up to the fixed
 * tail or, of TLS, as many as the records say. The octets are never searched for a boundary, which
 * they may contain by chance.
 */
final class PartReader {
  private static final int MAX_LINE = 512;
  private static final int MAX_LINES = 8;
  private static final int TLS_DATA = 0x17;
  private static final int TLS_HEADER = 5;
  private static final byte[][] BEGINNINGS = {
    ascii("--" + PartWriter.BOUNDARY), ascii("-- " + PartWriter.BOUNDARY)
  };

  private final byte[] body;
  private final int length;
  private final Protocol protocol;
  private int at;

  PartReader(byte[] body, int length, Protocol protocol) {
    this.body = body;
    this.length = length;
    this.protocol = protocol;
  }

  static boolean beginsWithBoundary(byte[] body, int length) {
    for (byte[] beginning : BEGINNINGS) {
      if (length >= beginning.length
          && Arrays.equals(body, 0, beginning.length, beginning, 0, beginning.length)) {
        return true;
      }
    }
    return false;
  }

  /** False when the last part was read: then nothing follows the tail. */
  boolean hasNext() throws SecurityFailure {
    int tail = tail(at);
    if (tail < 0) {
      return true;
    }
    if (at + tail != length) {
      throw malformed("has octets after its end");
    }
    return false;
  }

  /** The next part. */
  Part next() throws SecurityFailure {
    requireBoundary();
    Announced announced = announcement();
    requireBoundary();
    requireOctetStream();
    int signature = littleEndian();
    if (signature < 0 || signature > length - at) {
      throw malformed("says that its signature has " + (signature & 0xffffffffL) + " octets");
    }
    int end = protocol == Protocol.CREDSSP ? endOfRecords(at) : endBeforeTail();
    if (signature > end - at) {
      throw malformed("says that its signature has " + signature + " octets, more than there are");
    }
    SealedMessage sealed =
        new SealedMessage(
            Arrays.copyOfRange(body, at, at + signature),
            Arrays.copyOfRange(body, at + signature, end));
    at = end;
    return new Part(announced.contentType, announced.length, sealed);
  }

  private record Announced(String contentType, int length) {}

  /** The header lines of the part that says what was sealed. */
  private Announced announcement() throws SecurityFailure {
    boolean known = false;
    Announced announced = null;
    for (int lines = 0; !beginsAt(at); lines++) {
      if (lines == MAX_LINES) {
        throw malformed("has more than " + MAX_LINES + " lines before its octets");
      }
      String line = line().strip();
      int colon = line.indexOf(':');
      String name = colon < 0 ? line : line.substring(0, colon).toLowerCase(Locale.ROOT);
      String value = colon < 0 ? "" : line.substring(colon + 1).strip();
      if (name.equals("content-type")) {
        known = isOurs(value);
      } else if (name.equals("originalcontent")) {
        announced = original(value);
      }
    }
    if (!known) {
      throw malformed("is not of " + protocol.mediaType());
    }
    if (announced == null) {
      throw malformed("does not say what was sealed (OriginalContent)");
    }
    return announced;
  }

  /** The scheme Kerberos may call its messages by either name (MS-WSMV §2.2.9.1.2.2.1). */
  private boolean isOurs(String mediaType) {
    return mediaType.equalsIgnoreCase(protocol.mediaType())
        || protocol == Protocol.KERBEROS && mediaType.equalsIgnoreCase(Protocol.SPNEGO.mediaType());
  }

  /** {@code type=application/soap+xml;charset=UTF-8;Length=1234}. */
  private Announced original(String value) throws SecurityFailure {
    int mark = value.toLowerCase(Locale.ROOT).lastIndexOf(";length=");
    if (mark < 0 || !value.regionMatches(true, 0, "type=", 0, 5)) {
      throw malformed("has an OriginalContent without type or Length");
    }
    String digits = value.substring(mark + 8).strip();
    if (digits.isEmpty()
        || digits.length() > 9
        || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw malformed("has a Length that is no number of octets");
    }
    return new Announced(value.substring(5, mark).strip(), Integer.parseInt(digits));
  }

  private void requireOctetStream() throws SecurityFailure {
    String line = line().strip();
    if (!line.toLowerCase(Locale.ROOT)
        .replace(" ", "")
        .equals("content-type:application/octet-stream")) {
      throw malformed("has no part of application/octet-stream");
    }
  }

  private void requireBoundary() throws SecurityFailure {
    if (!beginsAt(at) || !line().strip().endsWith(PartWriter.BOUNDARY)) {
      throw malformed("has no boundary where one is due");
    }
  }

  private boolean beginsAt(int position) {
    for (byte[] beginning : BEGINNINGS) {
      if (length - position >= beginning.length
          && Arrays.equals(
              body, position, position + beginning.length, beginning, 0, beginning.length)) {
        return true;
      }
    }
    return false;
  }

  /** How long the tail is that begins at a position; -1 when none does. */
  private int tail(int position) {
    for (byte[] beginning : BEGINNINGS) {
      int dashes = position + beginning.length;
      if (length - dashes >= 2
          && Arrays.equals(body, position, dashes, beginning, 0, beginning.length)
          && body[dashes] == '-'
          && body[dashes + 1] == '-') {
        boolean line = length - dashes >= 4 && body[dashes + 2] == '\r' && body[dashes + 3] == '\n';
        return beginning.length + (line ? 4 : 2);
      }
    }
    return -1;
  }

  /** Where the octets end that only the tail follows. */
  private int endBeforeTail() throws SecurityFailure {
    for (byte[] beginning : BEGINNINGS) {
      for (int end : new int[] {4, 2}) {
        int position = length - beginning.length - end;
        if (position >= at && tail(position) == beginning.length + end) {
          // "-- Encrypted" is found by its own beginning only, so nothing of it is left over.
          return position;
        }
      }
    }
    throw malformed("has no end");
  }

  private int endOfRecords(int start) throws SecurityFailure {
    int position = start;
    while (position < length && body[position] == TLS_DATA) {
      if (length - position < TLS_HEADER) {
        throw malformed("ends within a TLS record");
      }
      int record = (body[position + 3] & 0xff) << 8 | body[position + 4] & 0xff;
      if (record > length - position - TLS_HEADER) {
        throw malformed("ends within a TLS record");
      }
      position += TLS_HEADER + record;
    }
    if (position == start) {
      throw malformed("has no TLS record");
    }
    return position;
  }

  private int littleEndian() throws SecurityFailure {
    if (length - at < 4) {
      throw malformed("ends before its signature");
    }
    int value =
        body[at] & 0xff
            | (body[at + 1] & 0xff) << 8
            | (body[at + 2] & 0xff) << 16
            | (body[at + 3] & 0xff) << 24;
    at += 4;
    return value;
  }

  /** The octets up to the end of the line, which is taken too. */
  private String line() throws SecurityFailure {
    int limit = Math.min(length - 1, at + MAX_LINE);
    for (int end = at; end < limit; end++) {
      if (body[end] == '\r' && body[end + 1] == '\n') {
        String line = new String(body, at, end - at, StandardCharsets.ISO_8859_1);
        at = end + 2;
        return line;
      }
    }
    throw malformed("has a line without an end");
  }

  private static SecurityFailure malformed(String what) {
    return new SecurityFailure(SecurityFailure.Kind.MALFORMED, "A sealed message " + what);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
