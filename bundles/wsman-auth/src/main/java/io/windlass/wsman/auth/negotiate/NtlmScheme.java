package io.windlass.wsman.auth.negotiate;

import io.windlass.wsman.auth.AuthConnection;
import io.windlass.wsman.auth.AuthSession;
import io.windlass.wsman.auth.HttpAuthScheme;
import io.windlass.wsman.auth.kerberos.KerberosService;
import io.windlass.wsman.auth.users.Accounts;
import io.windlass.wsman.auth.users.AuthConfig;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;

/**
 * The same under the name {@code NTLM}, for clients that were told to use no other. It is never
 * offered: some would prefer it, and then seal nothing.
 */
@Component(
    service = HttpAuthScheme.class,
    configurationPid = "io.windlass.wsman.auth",
    property = "service.ranking:Integer=90")
public final class NtlmScheme implements HttpAuthScheme {
  static final String NAME = "NTLM";

  private final NegotiateScheme negotiate;

  @Activate
  public NtlmScheme(
      @Reference Accounts accounts, @Reference KerberosService kerberos, AuthConfig config) {
    this.negotiate = new NegotiateScheme(accounts, kerberos, config);
  }

  @Modified
  void modified(AuthConfig changed) {
    negotiate.modified(changed);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<String> challenge(AuthConnection connection) {
    return Optional.empty();
  }

  @Override
  public boolean accepts(AuthConnection connection) {
    return negotiate.accepts(connection);
  }

  @Override
  public AuthSession open(AuthConnection connection) {
    return negotiate.openNtlm(connection, NAME);
  }
}
