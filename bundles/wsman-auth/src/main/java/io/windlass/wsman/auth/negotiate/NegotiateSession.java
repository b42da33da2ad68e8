package io.windlass.wsman.auth.negotiate;

import io.windlass.wsman.api.security.Caller;
import io.windlass.wsman.auth.AuthConnection;
import io.windlass.wsman.auth.AuthResult;
import io.windlass.wsman.auth.AuthSession;
import io.windlass.wsman.auth.users.Accounts;
import io.windlass.wsman.auth.users.UserRecord;
import io.windlass.wsman.security.AcceptorContext;
import io.windlass.wsman.security.Peer;
import io.windlass.wsman.security.SecurityFailure;
import io.windlass.wsman.security.multipart.EncryptedMessages;
import io.windlass.wsman.security.multipart.Protocol;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The negotiation of one connection, and who it is afterwards: whoever it was is forgotten as soon
 * as another negotiation begins, and when the account changes.
 */
final class NegotiateSession implements AuthSession {
  private static final Logger LOG = LoggerFactory.getLogger(NegotiateSession.class);
  private static final int MAX_CHARACTERS = 64 * 1024;
  private static final String NTLM = "NTLM";

  private final String scheme;
  private final Accounts accounts;
  private final AuthConnection connection;
  private final NegotiateScheme offer;
  private AcceptorContext context;
  private UserRecord account;
  private Caller caller;
  private EncryptedMessages seal;

  NegotiateSession(
      String scheme, Accounts accounts, AuthConnection connection, NegotiateScheme offer) {
    this.scheme = scheme;
    this.accounts = accounts;
    this.connection = connection;
    this.offer = offer;
  }

  @Override
  public CompletionStage<AuthResult> authenticate(String credentials) {
    return CompletableFuture.completedStage(step(credentials));
  }

  private synchronized AuthResult step(String credentials) {
    if (context == null || context.established()) {
      forget();
      context = offer.accept(connection);
    }
    try {
      byte[] answer = context.step(decode(credentials));
      String token = answer.length == 0 ? "" : Base64.getEncoder().encodeToString(answer);
      if (!context.established()) {
        return AuthResult.challenge(scheme + " " + token);
      }
      return accept(token);
    } catch (SecurityFailure failure) {
      return refuse(failure);
    }
  }

  private static byte[] decode(String credentials) throws SecurityFailure {
    if (credentials.length() > MAX_CHARACTERS) {
      throw new SecurityFailure(
          SecurityFailure.Kind.MALFORMED, "The token is longer than any that is meant so");
    }
    try {
      return Base64.getDecoder().decode(credentials);
    } catch (IllegalArgumentException e) {
      throw new SecurityFailure(SecurityFailure.Kind.MALFORMED, "The token is no base64", e);
    }
  }

  private AuthResult accept(String token) {
    Peer peer = context.peer();
    String source = connection.remoteAddress();
    UserRecord user = accounts.users().current().find(peer.user());
    if (user == null || accounts.brake().holds(peer.user(), source)) {
      forget();
      return AuthResult.refused(
              peer.user(),
              user == null
                  ? "The account is gone"
                  : "Too many wrong passwords of this user from this address: wait a minute")
          .by(NTLM, "");
    }
    accounts.brake().succeeded(user.name(), source);
    account = user;
    caller = Caller.of(user.name(), scheme, user.roles());
    if (context.protection().confidential()) {
      seal = new EncryptedMessages(Protocol.SPNEGO, context.protection());
    }
    LOG.info("Logon of '{}' from {} ({})", user.name(), source, scheme);
    AuthResult accepted =
        token.isEmpty()
            ? AuthResult.accepted(caller)
            : AuthResult.accepted(caller, scheme + " " + token);
    return accepted.by(NTLM, peer.binding().name().toLowerCase(Locale.ROOT));
  }

  private AuthResult refuse(SecurityFailure failure) {
    String user = context.claimedUser().orElse("");
    String source = connection.remoteAddress();
    String reason = failure.getMessage();
    if (failure.kind() == SecurityFailure.Kind.WRONG_PROOF) {
      long seconds = accounts.brake().failed(plain(user), source);
      reason += seconds == 0 ? "" : "; not looked at again for " + seconds + " s";
    }
    forget();
    LOG.warn("Logon refused: '{}' from {} ({}): {}", user, source, scheme, reason);
    return AuthResult.refused(user, reason).by(NTLM, "");
  }

  /** The name without the domain in front of it. */
  private static String plain(String user) {
    return user.substring(user.indexOf('\\') + 1);
  }

  @Override
  public synchronized AuthResult withoutCredentials() {
    if (caller == null || connection.forwarded()) {
      return AuthResult.refused();
    }
    if (!account.sameAccount(accounts.users().recent().find(account.name()))) {
      String name = account.name();
      forget();
      return AuthResult.refused(name, "The account was changed since: log on again");
    }
    return AuthResult.accepted(caller);
  }

  @Override
  public synchronized Optional<EncryptedMessages> seal() {
    return Optional.ofNullable(seal);
  }

  @Override
  public boolean takesClear() {
    return offer.takesClear(connection);
  }

  private void forget() {
    if (context != null) {
      context.close();
    }
    context = null;
    account = null;
    caller = null;
    seal = null;
  }

  @Override
  public synchronized void close() {
    forget();
  }
}
