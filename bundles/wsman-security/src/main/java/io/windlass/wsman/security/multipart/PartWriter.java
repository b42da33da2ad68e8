package io.windlass.wsman.security.multipart;

import io.windlass.wsman.security.SealedMessage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes the parts of a sealed body, byte for byte as Windows does: some clients look for these
 * very lines (MS-WSMV §2.2.9.1.1).
 */
final class PartWriter {
  static final String BOUNDARY = "Encrypted Boundary";

  private static final byte[] END = ascii("--" + BOUNDARY + "--\r\n");
  private static final byte[] OCTETS =
      ascii("--" + BOUNDARY + "\r\n\tContent-Type: application/octet-stream\r\n");

  private final Protocol protocol;
  private final String contentType;
  private final ByteArrayOutputStream out;
  private int chunks;

  PartWriter(Protocol protocol, String contentType, int length) {
    this.protocol = protocol;
    this.contentType = contentType;
    this.out = new ByteArrayOutputStream(length + 512);
  }

  void add(int length, SealedMessage sealed) {
    out.writeBytes(
        ascii(
            "--"
                + BOUNDARY
                + "\r\n\tContent-Type: "
                + protocol.mediaType()
                + "\r\n\tOriginalContent: type="
                + contentType
                + ";Length="
                + length
                + "\r\n"));
    out.writeBytes(OCTETS);
    int signature = sealed.signature().length;
    out.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(signature).array());
    out.writeBytes(sealed.signature());
    out.writeBytes(sealed.data());
    chunks++;
  }

  int chunks() {
    return chunks;
  }

  byte[] body() {
    out.writeBytes(END);
    return out.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
