package io.windlass.wsman.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Supplier;

/**
 * Digest (RFC 7616) by MD5 or SHA-256, for BMCs that know nothing better. The first request of a
 * connection gets the nonce; a request that must not arrive twice goes without its body until then.
 */
final class Digest implements Authentication {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String user;
  private final String userOctets;
  private final String passwordOctets;
  private final Supplier<String> clientNonce;

  Digest(String user, String password) {
    this(user, password, Digest::random);
  }

  /**
   * @param clientNonce makes a new one each time
   */
  Digest(String user, String password, Supplier<String> clientNonce) {
    if (user.codePoints().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a user name has no control characters");
    }
    this.user = user;
    this.userOctets = octets(user);
    this.passwordOctets = octets(password);
    this.clientNonce = clientNonce;
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

  @Override
  public Conversation begin() {
    return new Talk();
  }

  @Override
  public String user() {
    return user;
  }

  /** The state of one connection: the challenge that is answered, and how often. */
  private final class Talk implements Conversation {
    private DigestChallenge challenge;
    private String cnonce;
    private String sessionKey;
    private int count;

    @Override
    public HttpAnswer exchange(Connection connection, HttpRequest request) throws IOException {
      if (challenge == null) {
        HttpRequest first = new HttpRequest(request.path(), request.headers(), new byte[0], true);
        HttpAnswer answer = connection.send(first);
        if (answer.status() != 401 || !take(answer)) {
          if (answer.status() / 100 == 2) {
            throw new WsmanException(
                "The service does not ask for Digest, so that nobody would be known");
          }
          return answer;
        }
      }
      HttpAnswer answer = connection.send(signed(request));
      if (answer.status() != 401) {
        return answer;
      }
      boolean again = take(answer) && challenge.options().stale();
      if (again) {
        answer = connection.send(signed(request));
      }
      if (answer.status() == 401) {
        challenge = null;
      }
      return answer;
    }

    private boolean take(HttpAnswer answer) throws WsmanException {
      challenge = DigestChallenge.strongest(answer.headers("WWW-Authenticate"));
      count = 0;
      sessionKey = null;
      return challenge != null;
    }

    private HttpRequest signed(HttpRequest request) {
      return request.with("Authorization", header("POST", request.path()));
    }

    private String header(String method, String uri) {
      count++;
      if (count == 1 || !challenge.session()) {
        cnonce = clientNonce.get();
      }
      String nc = String.format("%08x", count);
      String response =
          challenge.options().qop()
              ? hash(
                  key()
                      + ":"
                      + challenge.nonce()
                      + ":"
                      + nc
                      + ":"
                      + cnonce
                      + ":auth:"
                      + hash(method + ":" + uri))
              : hash(key() + ":" + challenge.nonce() + ":" + hash(method + ":" + uri));
      boolean hashed = challenge.options().userhash();
      String name = hashed ? hash(userOctets + ":" + challenge.realm()) : userOctets;
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
        String plain = hash(userOctets + ":" + challenge.realm() + ":" + passwordOctets);
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
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
