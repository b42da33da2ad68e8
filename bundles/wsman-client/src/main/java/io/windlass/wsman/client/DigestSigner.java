package io.windlass.wsman.client;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Supplier;

/** Answers one challenge of Digest, as often as it holds (RFC 7616 §3.4). Not for threads. */
final class DigestSigner {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final DigestChallenge challenge;
  private final Credentials credentials;
  private String cnonce;
  private String sessionKey;
  private int count;

  /**
   * Who somebody is.
   *
   * @param user as people write it
   * @param userOctets a character for each octet, as headers are hashed
   * @param clientNonce makes a new one each time
   */
  record Credentials(
      String user, String userOctets, String passwordOctets, Supplier<String> clientNonce) {
    /** Never shows the password. */
    @Override
    public String toString() {
      return user;
    }
  }

  DigestSigner(DigestChallenge challenge, Credentials credentials) {
    this.challenge = challenge;
    this.credentials = credentials;
  }

  static Credentials credentials(String user, String password) {
    return credentials(user, password, DigestSigner::random);
  }

  static Credentials credentials(String user, String password, Supplier<String> clientNonce) {
    if (user.codePoints().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a user name has no control characters");
    }
    return new Credentials(user, octets(user), octets(password), clientNonce);
  }

  /** Headers are read and written octet by octet; so is everything that is hashed with them. */
  private static String octets(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private static String random() {
    byte[] octets = new byte[16];
    RANDOM.nextBytes(octets);
    return HexFormat.of().formatHex(octets);
  }

  /** True when only the nonce of the answer before was too old. */
  boolean stale() {
    return challenge.options().stale();
  }

  /** The value of Authorization for the next request. */
  String header(String method, String uri) {
    count++;
    if (count == 1 || !challenge.session()) {
      cnonce = credentials.clientNonce().get();
    }
    String nc = String.format("%08x", count);
    String hashedTarget = hash(method + ":" + uri);
    String middle = challenge.options().qop() ? ":" + nc + ":" + cnonce + ":auth:" : ":";
    String response = hash(key() + ":" + challenge.nonce() + middle + hashedTarget);
    boolean hashed = challenge.options().userhash();
    String name =
        hashed
            ? hash(credentials.userOctets() + ":" + challenge.realm())
            : credentials.userOctets();
    StringBuilder header = new StringBuilder("Digest username=").append(quoted(name));
    header.append(", realm=").append(quoted(challenge.realm()));
    header.append(", uri=").append(quoted(uri));
    header.append(", algorithm=").append(challenge.algorithm());
    header.append(", nonce=").append(quoted(challenge.nonce()));
    if (challenge.options().qop()) {
      header.append(", nc=").append(nc).append(", cnonce=").append(quoted(cnonce));
      header.append(", qop=auth");
    }
    header.append(", response=").append(quoted(response));
    if (challenge.opaque() != null) {
      header.append(", opaque=").append(quoted(challenge.opaque()));
    }
    return header.append(hashed ? ", userhash=true" : "").toString();
  }

  private String key() {
    if (sessionKey == null) {
      String plain =
          hash(
              credentials.userOctets()
                  + ":"
                  + challenge.realm()
                  + ":"
                  + credentials.passwordOctets());
      sessionKey =
          challenge.session() ? hash(plain + ":" + challenge.nonce() + ":" + cnonce) : plain;
    }
    return sessionKey;
  }

  private String hash(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance(challenge.hash())
                  .digest(text.getBytes(StandardCharsets.ISO_8859_1)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + challenge.hash(), e);
    }
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
