package io.windlass.wsman.auth.negotiate;

import io.windlass.wsman.api.security.Caller;
import io.windlass.wsman.auth.AuthConnection;
import io.windlass.wsman.auth.AuthResult;
import io.windlass.wsman.auth.AuthSession;
import io.windlass.wsman.auth.negotiate.Identities.Identity;
import io.windlass.wsman.security.AcceptorContext;
import io.windlass.wsman.security.Peer;
import io.windlass.wsman.security.SecurityFailure;
import io.windlass.wsman.security.kerberos.KerberosMechanism;
import io.windlass.wsman.security.multipart.EncryptedMessages;
import io.windlass.wsman.security.multipart.Protocol;
import io.windlass.wsman.security.ntlm.NtlmMechanism;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The negotiation of one connection, and who it is afterwards: whoever it was is forgotten as soon
 * as another negotiation begins, when the account changes, and when the ticket ends.
 */
final class NegotiateSession implements AuthSession {
  private static final Logger LOG = LoggerFactory.getLogger(NegotiateSession.class);
  private static final int MAX_CHARACTERS = 64 * 1024;

  private final AuthConnection connection;
  private final Offer offer;
  private final Identities identities;
  private AcceptorContext context;
  private Identity identity;
  private Instant validUntil;
  private Caller caller;
  private EncryptedMessages seal;

  /** What a scheme makes of a connection. */
  interface Offer {
    /** The scheme's name. */
    String name();

    /** How its sealed messages are called. */
    Protocol protocol();

    /** A context as the configuration is now. */
    AcceptorContext accept(AuthConnection connection);

    /** Whether messages in clear are taken on a connection. */
    boolean takesClear(AuthConnection connection);
  }

  NegotiateSession(AuthConnection connection, Offer offer, Identities identities) {
    this.connection = connection;
    this.offer = offer;
    this.identities = identities;
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
        return AuthResult.challenge(offer.name() + " " + token);
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

  private AuthResult accept(String token) throws SecurityFailure {
    Peer peer = context.peer();
    String mechanism = mechanism();
    Identity known =
        context.mechanism().equals(NtlmMechanism.OID)
            ? identities.byPassword(peer, connection.remoteAddress(), offer.name())
            : identities.byTicket(peer, offer.name());
    identity = known;
    validUntil = peer.validUntil();
    caller = known.caller();
    if (context.protection().confidential()) {
      seal = new EncryptedMessages(offer.protocol(), context.protection());
    }
    LOG.info(
        "Logon of '{}' from {} ({}, {})",
        caller.getName(),
        connection.remoteAddress(),
        offer.name(),
        mechanism);
    AuthResult accepted =
        token.isEmpty()
            ? AuthResult.accepted(caller)
            : AuthResult.accepted(caller, offer.name() + " " + token);
    return accepted.by(mechanism, peer.binding().name().toLowerCase(Locale.ROOT));
  }

  private AuthResult refuse(SecurityFailure failure) {
    String user = context.claimedUser().orElse("");
    String source = connection.remoteAddress();
    String mechanism = mechanism();
    String reason = failure.getMessage();
    if (failure.kind() == SecurityFailure.Kind.WRONG_PROOF) {
      long seconds = identities.wrongPassword(user, source);
      reason += seconds == 0 ? "" : "; not looked at again for " + seconds + " s";
    }
    forget();
    LOG.warn("Logon refused: '{}' from {} ({}): {}", user, source, offer.name(), reason);
    return AuthResult.refused(user, reason).by(mechanism, "");
  }

  private String mechanism() {
    return switch (context.mechanism()) {
      case NtlmMechanism.OID -> "NTLM";
      case KerberosMechanism.OID -> "Kerberos";
      default -> offer.name();
    };
  }

  @Override
  public synchronized AuthResult withoutCredentials() {
    if (caller == null || connection.forwarded()) {
      return AuthResult.refused();
    }
    if (validUntil.isBefore(Instant.now())) {
      return end("The ticket has ended: log on with a new one");
    }
    if (!identities.unchanged(identity)) {
      return end("The account was changed since: log on again");
    }
    return AuthResult.accepted(caller);
  }

  private AuthResult end(String reason) {
    String name = identity.caller().getName();
    forget();
    return AuthResult.refused(name, reason);
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
    identity = null;
    caller = null;
    seal = null;
  }

  @Override
  public synchronized void close() {
    forget();
  }
}
