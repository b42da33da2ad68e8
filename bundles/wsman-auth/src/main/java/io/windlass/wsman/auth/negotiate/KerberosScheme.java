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

/**
 * The scheme {@code Kerberos} (MS-WSMV §2.2.9.1.2): Kerberos and nothing else, with messages sealed
 * under its own name. Offered while there is a keytab.
 */
@Component(
    service = HttpAuthScheme.class,
    configurationPid = "io.windlass.wsman.auth",
    property = "service.ranking:Integer=95")
public final class KerberosScheme extends ConnectionScheme {
  private final KerberosService kerberos;

  @Activate
  public KerberosScheme(
      @Reference Accounts accounts, @Reference KerberosService kerberos, AuthConfig config) {
    super("Kerberos", Protocol.KERBEROS, accounts, kerberos, config);
    this.kerberos = kerberos;
  }

  @Modified
  void modified(AuthConfig changed) {
    configure(changed);
  }

  @Override
  String whyOff(AuthConfig config) {
    if (!config.kerberos()) {
      return "Kerberos is switched off (io.windlass.wsman.auth: kerberos=false).";
    }
    String reason = kerberos.whyNot();
    return reason.isEmpty() ? "" : "Kerberos is not offered: " + reason + ".";
  }

  @Override
  AcceptorContext accept(AuthConfig config, Mechanisms mechanisms, AcceptorTerms terms) {
    return new NegotiateAcceptor(mechanisms.kerberos(), terms);
  }

  @Override
  public Optional<String> securityProfile(AuthConnection connection) {
    return profile(connection);
  }
}
