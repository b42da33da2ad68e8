package io.windlass.wsman.auth.negotiate;

import io.windlass.wsman.auth.AuthConnection;
import io.windlass.wsman.auth.AuthSession;
import io.windlass.wsman.auth.HttpAuthScheme;
import io.windlass.wsman.auth.kerberos.KerberosService;
import io.windlass.wsman.auth.users.Accounts;
import io.windlass.wsman.auth.users.AuthConfig;
import io.windlass.wsman.security.AcceptorContext;
import io.windlass.wsman.security.AcceptorTerms;
import io.windlass.wsman.security.multipart.Protocol;
import java.util.Optional;

/**
 * A scheme that authenticates the connection, not the request, by tokens of a mechanism, and seals
 * messages by what was agreed.
 */
abstract class ConnectionScheme implements HttpAuthScheme, NegotiateSession.Offer {
  private final String name;
  private final Protocol protocol;
  private final Mechanisms mechanisms;
  private final Identities identities;
  private volatile Settings settings;

  /** The configuration, checked. */
  private record Settings(AuthConfig config, Terms terms) {}

  /**
   * @throws IllegalArgumentException when a word of the configuration is none
   */
  ConnectionScheme(
      String name,
      Protocol protocol,
      Accounts accounts,
      KerberosService kerberos,
      AuthConfig config) {
    this.name = name;
    this.protocol = protocol;
    this.mechanisms = new Mechanisms(accounts, kerberos);
    this.identities = new Identities(accounts, kerberos);
    configure(config);
  }

  /** Takes another configuration; one that is refused changes nothing. */
  final void configure(AuthConfig config) {
    mechanisms.of(config);
    settings = new Settings(config, Terms.of(config));
  }

  /** Why it is switched off, or cannot be; empty when it is possible. */
  abstract String whyOff(AuthConfig config);

  /** A context for a connection. */
  abstract AcceptorContext accept(AuthConfig config, Mechanisms mechanisms, AcceptorTerms terms);

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final Protocol protocol() {
    return protocol;
  }

  @Override
  public Optional<String> challenge(AuthConnection connection) {
    return accepts(connection) ? Optional.of(name) : Optional.empty();
  }

  /** A connection that many share behind a proxy cannot have one user. */
  @Override
  public final boolean accepts(AuthConnection connection) {
    return !connection.forwarded() && whyOff(settings.config()).isEmpty();
  }

  @Override
  public String whyNotOffered(AuthConnection connection) {
    String off = whyOff(settings.config());
    if (!off.isEmpty()) {
      return off;
    }
    return connection.forwarded()
        ? name
            + " is not offered behind a proxy, whose connection several clients share: use Basic"
            + " over HTTPS, or connect without it."
        : "";
  }

  @Override
  public final AuthSession open(AuthConnection connection) {
    return new NegotiateSession(connection, this, identities);
  }

  @Override
  public final AcceptorContext accept(AuthConnection connection) {
    Settings now = settings;
    return accept(now.config(), mechanisms, now.terms().on(connection));
  }

  @Override
  public final boolean takesClear(AuthConnection connection) {
    return settings.terms().takesClear(connection);
  }

  /** The profile of SPNEGO and Kerberos on a connection (DSP0226 §C.3). */
  static Optional<String> profile(AuthConnection connection) {
    return Optional.of(
        "http://schemas.dmtf.org/wbem/wsman/1/wsman/secprofile/"
            + (connection.secure() ? "https" : "http")
            + "/spnego-kerberos");
  }
}
