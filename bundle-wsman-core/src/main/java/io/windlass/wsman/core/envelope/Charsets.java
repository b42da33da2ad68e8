package io.windlass.wsman.core.envelope;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Finds the encoding of a message: UTF-8 or UTF-16 and nothing else (DSP0226 §13.1). */
final class Charsets {
  private Charsets() {}

  /**
   * The encoding by the charset parameter and the first bytes: UTF-8, UTF-16BE or UTF-16LE.
   *
   * @throws ResourceFault when it is another, or when the two disagree
   */
  static Charset of(Optional<String> contentType, byte[] body) throws ResourceFault {
    Charset byBytes = byBytes(body);
    Optional<String> parameter = parameter(contentType.orElse(""));
    if (parameter.isPresent()) {
      requireSame("charset parameter", parameter.get(), byBytes);
    }
    return byBytes;
  }

  /**
   * Checks the encoding that an XML declaration names. A charset parameter has the last word (RFC
   * 7303 §3): there are clients that declare UTF-16 and send UTF-8.
   */
  static void checkDeclared(String declared, Optional<String> contentType, Charset actual)
      throws ResourceFault {
    boolean overruled = parameter(contentType.orElse("")).isPresent();
    requireSame("XML declaration", declared, overruled ? named(declared) : actual);
  }

  private static void requireSame(String where, String name, Charset actual) throws ResourceFault {
    Charset named = named(name);
    boolean same = named.equals(actual) || named == StandardCharsets.UTF_16 && isUtf16(actual);
    if (!same) {
      throw new ResourceFault(
          FaultCode.CHARSET_MISMATCH,
          "The " + where + " says " + named + ", the bytes are " + actual + ".");
    }
  }

  private static boolean isUtf16(Charset charset) {
    return charset != StandardCharsets.UTF_8;
  }

  private static Charset byBytes(byte[] body) throws ResourceFault {
    int first = octet(body, 0);
    int second = octet(body, 1);
    boolean zeros = octet(body, 2) == 0 && octet(body, 3) == 0;
    if (zeros && (first == 0xFF && second == 0xFE || first == '<' && second == 0)
        || first == 0 && second == 0) {
      throw unsupported("UTF-32");
    }
    if (first == 0xFE && second == 0xFF || first == 0 && second == '<') {
      return StandardCharsets.UTF_16BE;
    }
    if (first == 0xFF && second == 0xFE || first == '<' && second == 0) {
      return StandardCharsets.UTF_16LE;
    }
    return StandardCharsets.UTF_8;
  }

  private static int octet(byte[] body, int at) {
    return at < body.length ? body[at] & 0xFF : -1;
  }

  private static Optional<String> parameter(String contentType) {
    int at = contentType.toLowerCase(Locale.ROOT).indexOf("charset=");
    if (at < 0) {
      return Optional.empty();
    }
    String value = contentType.substring(at + "charset=".length());
    int end = value.indexOf(';');
    String name = (end < 0 ? value : value.substring(0, end)).strip().replace("\"", "");
    return Optional.of(name).filter(found -> !found.isEmpty());
  }

  private static Charset named(String name) throws ResourceFault {
    switch (name.toLowerCase(Locale.ROOT)) {
      case "utf-8":
      case "utf8":
      case "us-ascii":
        return StandardCharsets.UTF_8;
      case "utf-16":
        return StandardCharsets.UTF_16;
      case "utf-16le":
        return StandardCharsets.UTF_16LE;
      case "utf-16be":
        return StandardCharsets.UTF_16BE;
      default:
        throw unsupported(name);
    }
  }

  /**
   * The message in UTF-8.
   *
   * @throws ResourceFault when it is not valid UTF-16: half a character, half a pair
   */
  static byte[] toUtf8(byte[] body, Charset charset) throws ResourceFault {
    if (charset == StandardCharsets.UTF_8) {
      return body;
    }
    try {
      CharBuffer text = charset.newDecoder().decode(ByteBuffer.wrap(body));
      return text.toString().getBytes(StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      throw new ResourceFault(
          FaultCode.INVALID_XML, "The message is not valid " + charset + ".", e);
    }
  }

  /** The refusal of an encoding. */
  private static ResourceFault unsupported(String name) {
    return new ResourceFault(
        FaultCode.UNSUPPORTED_CHARACTER_SET,
        "The charset " + name + " is not supported; send UTF-8 or UTF-16.");
  }
}
