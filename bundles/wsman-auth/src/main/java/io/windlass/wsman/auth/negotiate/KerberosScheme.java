package io.windlass.wsman.auth.negotiate;

import io.windlass.wsman.auth.AuthConnection;
import io.windlass.wsman.auth.AuthSession;
import io.windlass.wsman.auth.HttpAuthScheme;
import io.windlass.wsman.auth.kerberos.KerberosService;
import io.windlass.wsman.auth.users.Accounts;
import io.windlass.wsman.auth.users.AuthConfig;
import io.windlass.wsman.security.AcceptorContext;
import io.windlass.wsman.security.AcceptorMechanism;
import io.windlass.wsman.security.multipart.Protocol;
import io.windlass.wsman.security.spnego.NegotiateAcceptor;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;

/**
 * The scheme {@code Kerberos} (MS-WSMV §2.2.9.1.2): Kerberos and nothing else, with messages sealed
 * under its own name. Offered while there is a keytab.
 */
@Component(
    service = HttpAuthScheme.class,
    configurationPid = "io.windlass.wsman.auth",
    property = "service.ranking:Integer=95")
public final class KerberosScheme implements HttpAuthScheme {
  static final String NAME = "Kerberos";

  private static final Optional<String> CHALLENGE = Optional.of(NAME);

  private final KerberosService kerberos;
  private final Identities identities;
  private volatile Settings settings;

  /** The configuration, checked. */
  private record Settings(boolean offered, Terms terms) {
    static Settings of(AuthConfig config) {
      return new Settings(config.kerberos(), Terms.of(config));
    }
  }

  @Activate
  public KerberosScheme(
      @Reference Accounts accounts, @Reference KerberosService kerberos, AuthConfig config) {
    this.kerberos = kerberos;
    this.identities = new Identities(accounts, kerberos);
    this.settings = Settings.of(config);
  }

  @Modified
  void modified(AuthConfig changed) {
    settings = Settings.of(changed);
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
    return settings.offered() && !connection.forwarded() && kerberos.mechanism().isPresent();
  }

  @Override
  public String whyNotOffered(AuthConnection connection) {
    if (!settings.offered()) {
      return "Kerberos is switched off (io.windlass.wsman.auth: kerberos=false).";
    }
    if (connection.forwarded()) {
      return "Kerberos is not offered behind a proxy, whose connection several clients share.";
    }
    return kerberos.mechanism().isPresent()
        ? ""
        : "Kerberos is not offered: " + kerberos.whyNot() + ".";
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
    return new NegotiateSession(connection, new Own(), identities);
  }

  private final class Own implements NegotiateSession.Offer {
    @Override
    public String name() {
      return NAME;
    }

    @Override
    public Protocol protocol() {
      return Protocol.KERBEROS;
    }

    @Override
    public AcceptorContext accept(AuthConnection connection) {
      List<AcceptorMechanism> mechanisms =
          kerberos.mechanism().<AcceptorMechanism>map(m -> m).stream().toList();
      return new NegotiateAcceptor(mechanisms, settings.terms().on(connection));
    }

    @Override
    public boolean takesClear(AuthConnection connection) {
      return settings.terms().takesClear(connection);
    }
  }
}
