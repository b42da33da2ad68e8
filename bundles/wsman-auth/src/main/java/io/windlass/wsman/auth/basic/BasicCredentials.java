package io.windlass.wsman.auth.basic;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** User and password of an Authorization header (RFC 7617 §2). */
record BasicCredentials(String user, String password) {
  static final int MAX_CHARACTERS = 4096;

  /** Reads the part after {@code Basic}; empty when it is malformed or too long to be meant so. */
  static Optional<BasicCredentials> parse(String encoded) {
    if (encoded.length() > MAX_CHARACTERS) {
      return Optional.empty();
    }
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(encoded);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    String pair = decode(bytes);
    int colon = pair.indexOf(':');
    if (colon <= 0) {
      return Optional.empty();
    }
    String user = pair.substring(0, colon);
    return user.codePoints().anyMatch(Character::isISOControl)
        ? Optional.empty()
        : Optional.of(new BasicCredentials(user, pair.substring(colon + 1)));
  }

  /**
   * Clients send UTF-8 or Latin-1 and do not say which; the first is hardly ever valid by chance.
   */
  private static String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }

  /** Never shows the password. */
  @Override
  public String toString() {
    return "Basic " + user;
  }
}
