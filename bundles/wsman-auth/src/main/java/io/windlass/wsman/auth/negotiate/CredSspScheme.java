package io.windlass.wsman.auth.negotiate;

import io.windlass.wsman.auth.AuthConnection;
import io.windlass.wsman.auth.HttpAuthScheme;
import io.windlass.wsman.auth.kerberos.KerberosService;
import io.windlass.wsman.auth.users.Accounts;
import io.windlass.wsman.auth.users.AuthConfig;
import io.windlass.wsman.security.AcceptorContext;
import io.windlass.wsman.security.AcceptorTerms;
import io.windlass.wsman.security.credssp.CredSspServer;
import io.windlass.wsman.security.multipart.Protocol;
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
public final class CredSspScheme extends ConnectionScheme {
  private static final String OFF =
      "CredSSP is switched off (io.windlass.wsman.auth: credssp=false).";

  private CredSspServer server;

  @Activate
  public CredSspScheme(
      @Reference Accounts accounts, @Reference KerberosService kerberos, AuthConfig config) {
    super("CredSSP", Protocol.CREDSSP, accounts, kerberos, config);
  }

  @Modified
  void modified(AuthConfig changed) {
    configure(changed);
  }

  @Override
  String whyOff(AuthConfig config) {
    return config.credssp() ? "" : OFF;
  }

  /** It is off unless somebody wants it, which is no news. */
  @Override
  public String whyNotOffered(AuthConnection connection) {
    return "";
  }

  @Override
  AcceptorContext accept(AuthConfig config, Mechanisms mechanisms, AcceptorTerms terms) {
    return server().accept(mechanisms.of(config));
  }

  /** With the key that is made when the first client comes. */
  private synchronized CredSspServer server() {
    if (server == null) {
      server = new CredSspServer();
    }
    return server;
  }
}
