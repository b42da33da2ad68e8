package io.windlass.wsman.client;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a service wants to be answered (RFC 7616 §3.3). Reads strictly: it comes from the network.
 *
 * @param algorithm as the service writes it, {@code MD5} when it says nothing
 * @param qop true when it takes {@code auth}; false when it knows nothing of qualities
 */
record DigestChallenge(
    String realm, String nonce, String opaque, String algorithm, Options options) {
  private static final int MAX_CHARACTERS = 8192;
  private static final int MAX_VALUE = 1024;
  private static final List<String> STRENGTH =
      List.of("SHA-256-SESS", "SHA-256", "MD5-SESS", "MD5");

  /** What is yes or no. */
  record Options(boolean qop, boolean stale, boolean userhash) {}

  /** The algorithm of the hash, as Java calls it. */
  String hash() {
    return algorithm.toUpperCase(Locale.ROOT).startsWith("SHA-256") ? "SHA-256" : "MD5";
  }

  /** True when the session's nonces go into the key. */
  boolean session() {
    return algorithm.toUpperCase(Locale.ROOT).endsWith("-SESS");
  }

  /**
   * The strongest challenge that can be answered.
   *
   * @param headers the values of WWW-Authenticate
   * @return null when there is none
   * @throws WsmanException when one of them cannot be read
   */
  static DigestChallenge strongest(List<String> headers) throws WsmanException {
    DigestChallenge best = null;
    for (String header : headers) {
      if (header.length() > MAX_CHARACTERS) {
        throw new WsmanException(
            "The service sends a challenge of " + header.length() + " characters");
      }
      for (Map<String, String> fields : new Reader(header).digests()) {
        DigestChallenge read = of(fields);
        if (read != null && (best == null || rank(read) < rank(best))) {
          best = read;
        }
      }
    }
    return best;
  }

  private static int rank(DigestChallenge challenge) {
    return (challenge.options.qop ? 0 : STRENGTH.size())
        + STRENGTH.indexOf(challenge.algorithm.toUpperCase(Locale.ROOT));
  }

  private static DigestChallenge of(Map<String, String> fields) {
    String algorithm = fields.getOrDefault("algorithm", "MD5");
    String qop = fields.get("qop");
    boolean auth = qop != null && List.of(qop.strip().split("\\s*,\\s*")).contains("auth");
    // Nothing else than auth can be answered; without a word on it the older rule holds.
    if (!STRENGTH.contains(algorithm.toUpperCase(Locale.ROOT))
        || qop != null && !auth
        || qop == null && algorithm.toUpperCase(Locale.ROOT).endsWith("-SESS")
        || !fields.containsKey("realm")
        || !fields.containsKey("nonce")) {
      return null;
    }
    return new DigestChallenge(
        fields.get("realm"),
        fields.get("nonce"),
        fields.get("opaque"),
        algorithm,
        new Options(
            auth,
            "true".equalsIgnoreCase(fields.get("stale")),
            "true".equalsIgnoreCase(fields.get("userhash"))));
  }

  /** Reads {@code scheme name=value, name="value", scheme ...} (RFC 9110 §11.6.1). */
  private static final class Reader {
    private final String text;
    private int at;

    Reader(String text) {
      this.text = text;
    }

    /** The fields of each challenge of the scheme; those of other schemes are passed over. */
    List<Map<String, String>> digests() throws WsmanException {
      List<Map<String, String>> found = new ArrayList<>();
      Map<String, String> fields = null;
      boolean scheme = false;
      skip();
      while (at < text.length()) {
        String word = token();
        blanks();
        boolean field = at < text.length() && text.charAt(at) == '=' && !token68();
        if (word.isEmpty() || field && !scheme) {
          throw malformed();
        }
        if (field) {
          at++;
          blanks();
          String value = value();
          if (value.length() > MAX_VALUE) {
            throw malformed();
          }
          if (fields != null && fields.put(word.toLowerCase(Locale.ROOT), value) != null) {
            throw malformed();
          }
        } else {
          scheme = true;
          fields = word.equalsIgnoreCase("Digest") ? new HashMap<>() : null;
          if (fields != null) {
            found.add(fields);
          }
        }
        skip();
      }
      return found;
    }

    /** The credentials of other schemes, {@code Negotiate abc==}, end with equals signs. */
    private boolean token68() {
      int end = at;
      while (end < text.length() && text.charAt(end) == '=') {
        end++;
      }
      boolean last = end == text.length() || text.charAt(end) == ',';
      if (last) {
        at = end;
      }
      return last;
    }

    private String value() throws WsmanException {
      return at < text.length() && text.charAt(at) == '"' ? quoted() : token();
    }

    private String quoted() throws WsmanException {
      StringBuilder value = new StringBuilder();
      for (at++; at < text.length(); at++) {
        char c = text.charAt(at);
        if (c == '"') {
          at++;
          return value.toString();
        }
        if (c == '\\' && ++at == text.length()) {
          break;
        }
        c = text.charAt(at);
        if (c < ' ' || c == 127) {
          break;
        }
        value.append(c);
      }
      throw malformed();
    }

    private String token() throws WsmanException {
      int start = at;
      while (at < text.length() && " \t,=\"".indexOf(text.charAt(at)) < 0) {
        char c = text.charAt(at++);
        if (c < ' ' || c >= 127) {
          throw malformed();
        }
      }
      return text.substring(start, at);
    }

    private void skip() {
      while (at < text.length() && " \t,".indexOf(text.charAt(at)) >= 0) {
        at++;
      }
    }

    private void blanks() {
      while (at < text.length() && " \t".indexOf(text.charAt(at)) >= 0) {
        at++;
      }
    }

    private static WsmanException malformed() {
      return new WsmanException("The service sends a challenge that cannot be read");
    }
  }
}
