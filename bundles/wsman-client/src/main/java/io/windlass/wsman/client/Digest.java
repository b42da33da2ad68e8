package io.windlass.wsman.client;

import java.io.IOException;
import java.util.function.Supplier;

/**
 * Digest (RFC 7616) by MD5 or SHA-256, for BMCs that know nothing better. The first request of a
 * connection gets the nonce; a request that must not arrive twice goes without its body until then.
 */
final class Digest implements Authentication {
  private final DigestSigner.Credentials credentials;
  private final Asker asker;

  Digest(String user, String password) {
    this(user, password, Asker.SERVICE);
  }

  Digest(String user, String password, Asker asker) {
    this(DigestSigner.credentials(user, password), asker);
  }

  /**
   * @param clientNonce makes a new one each time
   */
  Digest(String user, String password, Supplier<String> clientNonce) {
    this(DigestSigner.credentials(user, password, clientNonce), Asker.SERVICE);
  }

  private Digest(DigestSigner.Credentials credentials, Asker asker) {
    this.credentials = credentials;
    this.asker = asker;
  }

  @Override
  public Conversation begin() {
    return new Talk();
  }

  @Override
  public String user() {
    return credentials.user();
  }

  /** The state of one connection: the challenge that is answered. */
  private final class Talk implements Conversation {
    private DigestSigner signer;

    @Override
    public HttpAnswer exchange(Connection connection, HttpRequest request) throws IOException {
      if (signer == null) {
        HttpRequest first = new HttpRequest(request.path(), request.headers(), new byte[0], true);
        HttpAnswer answer = connection.send(first);
        if (answer.status() != asker.status || !take(answer)) {
          return unasked(connection, request, answer);
        }
      }
      HttpAnswer answer = connection.send(signed(request));
      if (answer.status() != asker.status) {
        return answer;
      }
      boolean again = take(answer) && signer.stale();
      if (again) {
        answer = connection.send(signed(request));
      }
      if (answer.status() == asker.status) {
        signer = null;
      }
      return answer;
    }

    /** Nobody asks for Digest: a proxy need not, but a service has to. */
    private HttpAnswer unasked(Connection connection, HttpRequest request, HttpAnswer answer)
        throws IOException {
      if (asker == Asker.PROXY) {
        return answer.status() == asker.status ? answer : connection.send(request);
      }
      if (answer.status() / 100 == 2) {
        throw new WsmanException(
            "The service does not ask for Digest, so that nobody would be known");
      }
      return answer;
    }

    private boolean take(HttpAnswer answer) throws WsmanException {
      DigestChallenge challenge = DigestChallenge.strongest(answer.headers(asker.challenge));
      signer = challenge == null ? null : new DigestSigner(challenge, credentials);
      return challenge != null;
    }

    private HttpRequest signed(HttpRequest request) {
      return request.with(asker.authorization, signer.header("POST", request.path()));
    }
  }

  /** Who wants to know: the service, or a proxy before it (RFC 9110 §11.6, §11.7). */
  enum Asker {
    SERVICE(401, "WWW-Authenticate", "Authorization"),
    PROXY(407, "Proxy-Authenticate", "Proxy-Authorization");

    private final int status;
    private final String challenge;
    private final String authorization;

    Asker(int status, String challenge, String authorization) {
      this.status = status;
      this.challenge = challenge;
      this.authorization = authorization;
    }
  }
}
