package io.windlass.wsman.core.envelope;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Finds the encoding of a message: UTF-8 or UTF-16 and nothing else (DSP0226 §13.1). */
final class Charsets {
  private Charsets() {}

  /**
   * The encoding by the charset parameter and the first bytes.
   *
   * @throws ResourceFault when it is neither, or when the two disagree
   */
  static Charset of(Optional<String> contentType, byte[] body) throws ResourceFault {
    Charset byBytes = byBytes(body);
    Charset declared = declared(contentType.orElse(""));
    if (declared == null) {
      return byBytes;
    }
    boolean utf8 = declared == StandardCharsets.UTF_8;
    if (utf8 != (byBytes == StandardCharsets.UTF_8)) {
      throw new ResourceFault(
          FaultCode.CHARSET_MISMATCH,
          "The charset parameter says " + declared + ", the bytes are " + byBytes + ".");
    }
    return byBytes;
  }

  private static Charset byBytes(byte[] body) {
    if (body.length >= 2) {
      int first = body[0] & 0xFF;
      int second = body[1] & 0xFF;
      if (first == 0xFE && second == 0xFF || first == 0 && second == '<') {
        return StandardCharsets.UTF_16BE;
      }
      if (first == 0xFF && second == 0xFE || first == '<' && second == 0) {
        return StandardCharsets.UTF_16LE;
      }
    }
    return StandardCharsets.UTF_8;
  }

  private static Charset declared(String contentType) throws ResourceFault {
    int at = contentType.toLowerCase(Locale.ROOT).indexOf("charset=");
    if (at < 0) {
      return null;
    }
    String value = contentType.substring(at + "charset=".length());
    int end = value.indexOf(';');
    String name = (end < 0 ? value : value.substring(0, end)).strip().replace("\"", "");
    switch (name.toLowerCase(Locale.ROOT)) {
      case "":
        return null;
      case "utf-8":
      case "utf8":
      case "us-ascii":
        return StandardCharsets.UTF_8;
      case "utf-16":
      case "utf-16le":
      case "utf-16be":
        return StandardCharsets.UTF_16;
      default:
        throw unsupported(name);
    }
  }

  /** True for the names that an XML declaration may give. */
  static boolean isAllowed(String name) {
    switch (name.toLowerCase(Locale.ROOT)) {
      case "utf-8":
      case "utf8":
      case "utf-16":
      case "utf-16le":
      case "utf-16be":
      case "us-ascii":
        return true;
      default:
        return false;
    }
  }

  /** The refusal of an encoding. */
  static ResourceFault unsupported(String name) {
    return new ResourceFault(
        FaultCode.UNSUPPORTED_CHARACTER_SET,
        "The charset " + name + " is not supported; send UTF-8 or UTF-16.");
  }
}
