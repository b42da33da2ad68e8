package io.windlass.wsman.auth.negotiate;

import io.windlass.wsman.auth.AuthConnection;
import io.windlass.wsman.auth.AuthSession;
import io.windlass.wsman.auth.HttpAuthScheme;
import io.windlass.wsman.auth.kerberos.KerberosService;
import io.windlass.wsman.auth.users.Accounts;
import io.windlass.wsman.auth.users.AuthConfig;
import io.windlass.wsman.security.AcceptorContext;
import io.windlass.wsman.security.multipart.Protocol;
import io.windlass.wsman.security.spnego.NegotiateAcceptor;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;

/**
 * Negotiate (RFC 4559, MS-WSMV §2.2.9.1): SPNEGO, or a token of Kerberos or NTLM without it.
 * Authenticates the connection, not the request.
 */
@Component(
    service = HttpAuthScheme.class,
    configurationPid = "io.windlass.wsman.auth",
    property = "service.ranking:Integer=100")
public final class NegotiateScheme implements HttpAuthScheme {
  static final String NAME = "Negotiate";

  private static final Optional<String> CHALLENGE = Optional.of(NAME);

  private final Mechanisms mechanisms;
  private final Identities identities;
  private volatile Settings settings;

  /** The configuration, checked. */
  private record Settings(AuthConfig config, Terms terms) {}

  /** Opens the sessions of a name: its own, and that of NTLM alone. */
  private final class Named implements NegotiateSession.Offer {
    private final String name;
    private final boolean withKerberos;

    Named(String name, boolean withKerberos) {
      this.name = name;
      this.withKerberos = withKerberos;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Protocol protocol() {
      return Protocol.SPNEGO;
    }

    @Override
    public AcceptorContext accept(AuthConnection connection) {
      Settings now = settings;
      return new NegotiateAcceptor(
          mechanisms.of(now.config(), withKerberos), now.terms().on(connection));
    }

    @Override
    public boolean takesClear(AuthConnection connection) {
      return settings.terms().takesClear(connection);
    }
  }

  @Activate
  public NegotiateScheme(
      @Reference Accounts accounts, @Reference KerberosService kerberos, AuthConfig config) {
    this.mechanisms = new Mechanisms(accounts, kerberos);
    this.identities = new Identities(accounts, kerberos);
    this.settings = checked(config);
  }

  @Modified
  void modified(AuthConfig changed) {
    settings = checked(changed);
  }

  private Settings checked(AuthConfig config) {
    mechanisms.of(config, false);
    return new Settings(config, Terms.of(config));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<String> challenge(AuthConnection connection) {
    return accepts(connection) ? CHALLENGE : Optional.empty();
  }

  /** A connection that many share behind a proxy cannot have one user. */
  @Override
  public boolean accepts(AuthConnection connection) {
    return settings.config().negotiate() && !connection.forwarded();
  }

  @Override
  public String whyNotOffered(AuthConnection connection) {
    if (!settings.config().negotiate()) {
      return "Negotiate is switched off (io.windlass.wsman.auth: negotiate=false).";
    }
    return connection.forwarded()
        ? "Negotiate is not offered behind a proxy, whose connection several clients share: use"
            + " Basic over HTTPS, or connect without it."
        : "";
  }

  @Override
  public Optional<String> securityProfile(AuthConnection connection) {
    return Optional.of(
        "http://schemas.dmtf.org/wbem/wsman/1/wsman/secprofile/"
            + (connection.secure() ? "https" : "http")
            + "/spnego-kerberos");
  }

  @Override
  public AuthSession open(AuthConnection connection) {
    return new NegotiateSession(connection, new Named(NAME, true), identities);
  }

  /** A session under the name of NTLM, which takes nothing else. */
  AuthSession openNtlm(AuthConnection connection, String name) {
    return new NegotiateSession(connection, new Named(name, false), identities);
  }
}
