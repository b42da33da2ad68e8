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

  private static final AuthResult REFUSED = new AuthResult(Kind.REFUSED, null, null, Told.NOTHING);
  private static final AuthResult BUSY = new AuthResult(Kind.BUSY, null, null, Told.NOTHING);

  private final Kind kind;
  private final Caller caller;
  private final String token;
  private final Told told;

  /** What the audit log gets to know. */
  private record Told(String user, String mechanism, String binding, String reason) {
    static final Told NOTHING = new Told("", "", "", "");
  }

  private AuthResult(Kind kind, Caller caller, String token, Told told) {
    this.kind = kind;
    this.caller = caller;
    this.token = token;
    this.told = told;
  }

  /** Authenticated, with nothing to tell the client. */
  public static AuthResult accepted(Caller caller) {
    return new AuthResult(
        Kind.ACCEPTED, Objects.requireNonNull(caller, "caller"), null, Told.NOTHING);
  }

  /** Authenticated; the answer carries {@code WWW-Authenticate: token}. */
  public static AuthResult accepted(Caller caller, String token) {
    return new AuthResult(
        Kind.ACCEPTED,
        Objects.requireNonNull(caller, "caller"),
        Objects.requireNonNull(token, "token"),
        Told.NOTHING);
  }

  /** Half done; the 401 carries {@code WWW-Authenticate: token} and no other challenge. */
  public static AuthResult challenge(String token) {
    return new AuthResult(
        Kind.CONTINUE, null, Objects.requireNonNull(token, "token"), Told.NOTHING);
  }

  /** Not authenticated. */
  public static AuthResult refused() {
    return REFUSED;
  }

  /**
   * Not authenticated, and why: for the audit log alone, the client is not told.
   *
   * @param user the name that was claimed; empty when none was
   * @param reason a sentence for an operator
   */
  public static AuthResult refused(String user, String reason) {
    return new AuthResult(Kind.REFUSED, null, null, new Told(user, "", "", reason));
  }

  /**
   * The same for the audit log to tell more precisely.
   *
   * @param mechanism what was spoken within the scheme: {@code NTLM}
   * @param binding what was said about the TLS channel; empty when nothing is known of it
   */
  public AuthResult by(String mechanism, String binding) {
    return new AuthResult(
        kind, caller, token, new Told(told.user, mechanism, binding, told.reason));
  }

  /** True when this was decided now, false when it repeats what was decided before. */
  public boolean fresh() {
    return !told.equals(Told.NOTHING);
  }

  /** The name of the user as claimed; of who was accepted, the caller has it. */
  public String user() {
    return caller == null ? told.user : caller.getName();
  }

  /** What was spoken within the scheme; empty when that is the scheme itself. */
  public String mechanism() {
    return told.mechanism;
  }

  /** What was said about the TLS channel; empty when nothing is known of it. */
  public String binding() {
    return told.binding;
  }

  /** Why it was refused, for the audit log; empty when there is nothing to say. */
  public String reason() {
    return told.reason;
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
