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
 * NTLM under its own name, for clients that were told to use no other. It is never offered: some
 * would prefer it, and then seal nothing.
 */
@Component(
    service = HttpAuthScheme.class,
    configurationPid = "io.windlass.wsman.auth",
    property = "service.ranking:Integer=90")
public final class NtlmScheme extends ConnectionScheme {
  @Activate
  public NtlmScheme(
      @Reference Accounts accounts, @Reference KerberosService kerberos, AuthConfig config) {
    super("NTLM", Protocol.SPNEGO, accounts, kerberos, config);
  }

  @Modified
  void modified(AuthConfig changed) {
    configure(changed);
  }

  @Override
  String whyOff(AuthConfig config) {
    return config.negotiate() ? "" : "NTLM goes with Negotiate, which is switched off.";
  }

  @Override
  public Optional<String> challenge(AuthConnection connection) {
    return Optional.empty();
  }

  /** It is no news that it is not offered. */
  @Override
  public String whyNotOffered(AuthConnection connection) {
    return "";
  }

  @Override
  AcceptorContext accept(AuthConfig config, Mechanisms mechanisms, AcceptorTerms terms) {
    return new NegotiateAcceptor(mechanisms.ntlm(config), terms);
  }
}
