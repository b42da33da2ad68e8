package io.windlass.wsman.http.jetty;

import io.windlass.wsman.api.security.AuditEvent;
import io.windlass.wsman.api.security.AuditEvent.Fact;
import io.windlass.wsman.api.security.AuditLog;
import io.windlass.wsman.auth.AuthResult;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Tells the audit logs who was let in and who was not. For several threads. */
final class LogonAudit {
  private final Supplier<List<AuditLog>> logs;

  /**
   * @param logs those that there are now
   */
  LogonAudit(Supplier<List<AuditLog>> logs) {
    this.logs = logs;
  }

  /** Tells what was decided just now; what repeats an earlier decision is no news. */
  void record(ConnectionState connection, AuthResult result) {
    boolean allowed = result.kind() == AuthResult.Kind.ACCEPTED;
    if (!result.fresh() || !allowed && result.kind() != AuthResult.Kind.REFUSED) {
      return;
    }
    tell(
        event(connection, allowed, result.mechanism())
            .with(Fact.USER, result.user())
            .with(Fact.BINDING, result.binding())
            .with(Fact.REASON, result.reason()));
  }

  /** Tells that a message was not taken from a connection whose user was known. */
  void refusedMessage(ConnectionState connection, String user, String reason) {
    tell(event(connection, false, "").with(Fact.USER, user).with(Fact.REASON, reason));
  }

  /** Tells that TLS did not believe the certificate of a client, which then has no connection. */
  void refusedCertificate(String listener, String subject, String reason) {
    tell(
        AuditEvent.of(AuditEvent.Kind.LOGON, false)
            .with(Fact.LISTENER, listener)
            .with(Fact.MECHANISM, "Certificate")
            .with(Fact.PROTECTION, "tls")
            .with(Fact.USER, subject)
            .with(Fact.REASON, reason));
  }

  private static AuditEvent event(ConnectionState connection, boolean allowed, String mechanism) {
    String scheme = connection.scheme();
    boolean more = !mechanism.isEmpty() && !mechanism.equals(scheme);
    return AuditEvent.of(AuditEvent.Kind.LOGON, allowed)
        .with(Fact.LISTENER, connection.listener().name())
        .with(Fact.SOURCE, connection.remoteAddress())
        .with(Fact.MECHANISM, more ? scheme + "/" + mechanism : scheme)
        .with(Fact.PROTECTION, protection(connection).toLowerCase(Locale.ROOT));
  }

  private static String protection(ConnectionState connection) {
    if (connection.secure()) {
      return "TLS";
    }
    return connection.seal().isPresent() ? "sealed" : "clear";
  }

  private void tell(AuditEvent event) {
    logs.get().forEach(log -> log.record(event));
  }
}
