package io.windlass.wmi.linux.session;

import io.windlass.wmi.linux.account.Accounts;
import io.windlass.wmi.linux.host.Address;
import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.Row;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.util.stream.Stream;

/** {@code Win32_LoggedOnUser}: whose each session is. */
public final class LoggedOnUserSource implements ClassSource {
  private static final String CLASS = "Win32_LoggedOnUser";

  private final Host host;

  /** The sessions of a host. */
  public LoggedOnUserSource(Host host) {
    this.host = host;
  }

  @Override
  public String className() {
    return CLASS;
  }

  @Override
  public Stream<Instance> instances(Wanted wanted) {
    Accounts accounts = new Accounts(host.name());
    return Session.all(host.files())
        .map(
            session ->
                new Row(CLASS, wanted)
                    .set("Antecedent", accounts.user(session.user()))
                    .set(
                        "Dependent",
                        Address.of(LogonSessionSource.CLASS, LogonSessionSource.KEY, session.id()))
                    .build());
  }
}
