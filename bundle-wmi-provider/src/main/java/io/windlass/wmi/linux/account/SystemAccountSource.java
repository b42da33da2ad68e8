package io.windlass.wmi.linux.account;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.Row;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.util.Map;
import java.util.stream.Stream;

/**
 * {@code Win32_SystemAccount}: the principals that permissions of files name without an account,
 * which are everybody, the owner and the group, under their well-known SIDs. The accounts of
 * daemons have a line in {@code /etc/passwd} and are {@code Win32_UserAccount}.
 */
public final class SystemAccountSource implements ClassSource {
  private static final String CLASS = "Win32_SystemAccount";
  private static final int SID_TYPE_WELL_KNOWN_GROUP = 5;
  private static final Map<String, String> PRINCIPALS =
      Map.of("Everyone", "S-1-1-0", "CREATOR OWNER", "S-1-3-0", "CREATOR GROUP", "S-1-3-1");

  private final Host host;

  /** The system accounts of a host. */
  public SystemAccountSource(Host host) {
    this.host = host;
  }

  @Override
  public String className() {
    return CLASS;
  }

  @Override
  public Stream<Instance> instances(Wanted wanted) {
    String computer = host.name();
    return PRINCIPALS.entrySet().stream()
        .map(principal -> row(principal.getKey(), principal.getValue(), computer, wanted));
  }

  private static Instance row(String name, String sid, String computer, Wanted wanted) {
    return new Row(CLASS, wanted)
        .set("Domain", computer)
        .set("Name", name)
        .set("Caption", computer + "\\" + name)
        .set("Description", computer + "\\" + name)
        .set("SID", sid)
        .set("SIDType", SID_TYPE_WELL_KNOWN_GROUP)
        .set("LocalAccount", true)
        .set("Status", "OK")
        .build();
  }
}
