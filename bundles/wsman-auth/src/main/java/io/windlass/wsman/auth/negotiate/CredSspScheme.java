package io.windlass.wsman.auth.negotiate;

import io.windlass.wsman.auth.AuthConnection;
import io.windlass.wsman.auth.AuthSession;
import io.windlass.wsman.auth.HttpAuthScheme;
import io.windlass.wsman.auth.kerberos.KerberosService;
import io.windlass.wsman.auth.users.Accounts;
import io.windlass.wsman.auth.users.AuthConfig;
import io.windlass.wsman.security.AcceptorContext;
import io.windlass.wsman.security.credssp.CredSspServer;
import io.windlass.wsman.security.multipart.Protocol;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;

/**
 * CredSSP (MS-WSMV §2.2.9.1.3), for clients that are told to use nothing else. Not offered unless
 * it is switched on: the client hands its password over, and nothing here needs that.
 */
@Component(
    service = HttpAuthScheme.class,
    configurationPid = "io.windlass.wsman.auth",
    property = "service.ranking:Integer=50")
public final class CredSspScheme implements HttpAuthScheme {
  static final String NAME = "CredSSP";

  private static final Optional<String> CHALLENGE = Optional.of(NAME);

  private final Mechanisms mechanisms;
  private final Identities identities;
  private volatile AuthConfig config;
  private volatile CredSspServer server;

  @Activate
  public CredSspScheme(
      @Reference Accounts accounts, @Reference KerberosService kerberos, AuthConfig config) {
    this.mechanisms = new Mechanisms(accounts, kerberos);
    this.identities = new Identities(accounts, kerberos);
    this.config = config;
  }

  @Modified
  void modified(AuthConfig changed) {
    config = changed;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<String> challenge(AuthConnection connection) {
    return accepts(connection) ? CHALLENGE : Optional.empty();
  }

  @Override
  public boolean accepts(AuthConnection connection) {
    return config.credssp() && !connection.forwarded();
  }

  @Override
  public AuthSession open(AuthConnection connection) {
    return new NegotiateSession(connection, new Own(), identities);
  }

  /** With the key that is made when the first client comes. */
  private synchronized CredSspServer server() {
    if (server == null) {
      server = new CredSspServer();
    }
    return server;
  }

  private final class Own implements NegotiateSession.Offer {
    @Override
    public String name() {
      return NAME;
    }

    @Override
    public Protocol protocol() {
      return Protocol.CREDSSP;
    }

    @Override
    public AcceptorContext accept(AuthConnection connection) {
      return server().accept(mechanisms.of(config, true));
    }

    @Override
    public boolean takesClear(AuthConnection connection) {
      return Terms.of(config).takesClear(connection);
    }
  }
}
