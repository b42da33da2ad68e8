package io.windlass.wsman.auth;

import io.windlass.wsman.api.security.Caller;
import java.util.Objects;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** What became of credentials. Immutable. */
@ProviderType
public final class AuthResult {
  /** The outcomes. */
  public enum Kind {
    /** The caller is known: the request goes on. */
    ACCEPTED,
    /** The scheme needs another leg: 401 with a token. */
    CONTINUE,
    /** Not authenticated: 401 with the challenges. */
    REFUSED,
    /** Too much to do to tell: 503, the client may try again. */
    BUSY
  }

  private static final AuthResult REFUSED = new AuthResult(Kind.REFUSED, null, null);
  private static final AuthResult BUSY = new AuthResult(Kind.BUSY, null, null);

  private final Kind kind;
  private final Caller caller;
  private final String token;

  private AuthResult(Kind kind, Caller caller, String token) {
    this.kind = kind;
    this.caller = caller;
    this.token = token;
  }

  /** Authenticated, with nothing to tell the client. */
  public static AuthResult accepted(Caller caller) {
    return new AuthResult(Kind.ACCEPTED, Objects.requireNonNull(caller, "caller"), null);
  }

  /** Authenticated; the answer carries {@code WWW-Authenticate: token}. */
  public static AuthResult accepted(Caller caller, String token) {
    return new AuthResult(
        Kind.ACCEPTED,
        Objects.requireNonNull(caller, "caller"),
        Objects.requireNonNull(token, "token"));
  }

  /** Half done; the 401 carries {@code WWW-Authenticate: token} and no other challenge. */
  public static AuthResult challenge(String token) {
    return new AuthResult(Kind.CONTINUE, null, Objects.requireNonNull(token, "token"));
  }

  /** Not authenticated. */
  public static AuthResult refused() {
    return REFUSED;
  }

  /** Nobody could look at the credentials in time. */
  public static AuthResult busy() {
    return BUSY;
  }

  /** The outcome. */
  public Kind kind() {
    return kind;
  }

  /**
   * Who it is.
   *
   * @throws IllegalStateException unless the outcome is ACCEPTED
   */
  public Caller caller() {
    if (kind != Kind.ACCEPTED) {
      throw new IllegalStateException("no caller: " + kind);
    }
    return caller;
  }

  /** The complete value of a WWW-Authenticate header, scheme name included. */
  public Optional<String> token() {
    return Optional.ofNullable(token);
  }

  @Override
  public String toString() {
    return caller == null ? kind.toString() : kind + " " + caller;
  }
}
