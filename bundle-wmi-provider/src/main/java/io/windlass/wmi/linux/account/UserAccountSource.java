package io.windlass.wmi.linux.account;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.Row;
import io.windlass.wmi.linux.host.Sid;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.util.Map;
import java.util.stream.Stream;

/**
 * {@code Win32_UserAccount}: the accounts of {@code /etc/passwd}; the domain is the name of the
 * host. {@code Disabled} is an account that cannot log on: its shell is {@code nologin} or {@code
 * false}, or it has expired. What only the shadow file tells is NULL without root rights.
 */
public final class UserAccountSource implements ClassSource {
  private static final String CLASS = "Win32_UserAccount";
  private static final long NORMAL_ACCOUNT = 512;
  private static final int SID_TYPE_USER = 1;

  private final Host host;

  /** The users of a host. */
  public UserAccountSource(Host host) {
    this.host = host;
  }

  @Override
  public String className() {
    return CLASS;
  }

  @Override
  public Stream<Instance> instances(Wanted wanted) {
    String computer = host.name();
    Map<String, ShadowEntry> shadow = ShadowEntry.read(host.files());
    return new PasswdFile(host.files())
        .entries()
        .map(user -> row(user, shadow.get(user.name()), computer, wanted));
  }

  private Instance row(PasswdFile.Entry user, ShadowEntry shadow, String computer, Wanted wanted) {
    boolean disabled = hasNoShell(user) || shadow != null && shadow.isExpired(host.clock());
    Row row =
        new Row(CLASS, wanted)
            .set("Domain", computer)
            .set("Name", user.name())
            .set("Caption", computer + "\\" + user.name())
            .set("FullName", user.comment().split(",", 2)[0])
            .set("Description", user.comment())
            .set("SID", Sid.ofUser(user.uid()))
            .set("SIDType", SID_TYPE_USER)
            .set("AccountType", NORMAL_ACCOUNT)
            .set("LocalAccount", true)
            .set("Disabled", disabled)
            .set("Status", disabled ? "Degraded" : "OK");
    if (shadow != null) {
      row.set("Lockout", shadow.isLocked())
          .set("PasswordRequired", !shadow.hasNoPassword())
          .set("PasswordExpires", shadow.expires());
    }
    return row.build();
  }

  private static boolean hasNoShell(PasswdFile.Entry user) {
    return user.shell().endsWith("/nologin") || user.shell().endsWith("/false");
  }
}
