package io.windlass.wsman.auth.negotiate;

import io.windlass.wsman.auth.AuthConnection;
import io.windlass.wsman.auth.HttpAuthScheme;
import io.windlass.wsman.auth.kerberos.KerberosService;
import io.windlass.wsman.auth.users.Accounts;
import io.windlass.wsman.auth.users.AuthConfig;
import io.windlass.wsman.security.AcceptorContext;
import io.windlass.wsman.security.AcceptorTerms;
import io.windlass.wsman.security.multipart.Protocol;
import io.windlass.wsman.security.spnego.NegotiateAcceptor;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;

/** Negotiate (RFC 4559, MS-WSMV §2.2.9.1): SPNEGO, or a token of Kerberos or NTLM without it. */
@Component(
    service = HttpAuthScheme.class,
    configurationPid = "io.windlass.wsman.auth",
    property = "service.ranking:Integer=100")
public final class NegotiateScheme extends ConnectionScheme {
  @Activate
  public NegotiateScheme(
      @Reference Accounts accounts, @Reference KerberosService kerberos, AuthConfig config) {
    super("Negotiate", Protocol.SPNEGO, accounts, kerberos, config);
  }

  @Modified
  void modified(AuthConfig changed) {
    configure(changed);
  }

  @Override
  String whyOff(AuthConfig config) {
    return config.negotiate()
        ? ""
        : "Negotiate is switched off (io.windlass.wsman.auth: negotiate=false).";
  }

  @Override
  AcceptorContext accept(AuthConfig config, Mechanisms mechanisms, AcceptorTerms terms) {
    return new NegotiateAcceptor(mechanisms.of(config), terms);
  }

  @Override
  public Optional<String> securityProfile(AuthConnection connection) {
    return profile(connection);
  }
}
