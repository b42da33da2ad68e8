package io.windlass.wmi.linux.session;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.Row;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.util.stream.Stream;

/**
 * {@code Win32_LogonSession}: the sessions of systemd-logind, or of utmp(5) where there is no
 * logind. {@code AuthenticationPackage} is the PAM service.
 */
public final class LogonSessionSource implements ClassSource {
  static final String CLASS = "Win32_LogonSession";
  static final String KEY = "LogonId";

  private final Host host;

  /** The sessions of a host. */
  public LogonSessionSource(Host host) {
    this.host = host;
  }

  @Override
  public String className() {
    return CLASS;
  }

  @Override
  public Stream<Instance> instances(Wanted wanted) {
    return Session.all(host.files()).map(session -> row(session, wanted));
  }

  private Instance row(Session session, Wanted wanted) {
    return new Row(CLASS, wanted)
        .set(KEY, session.id())
        .set("LogonType", session.type().code())
        .set("AuthenticationPackage", session.service())
        .set("StartTime", session.since().map(host::dateTime))
        .set("Status", "OK")
        .build();
  }
}
