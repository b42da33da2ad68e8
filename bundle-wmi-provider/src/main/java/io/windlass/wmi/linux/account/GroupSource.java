package io.windlass.wmi.linux.account;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.Numbers;
import io.windlass.wmi.linux.host.Row;
import io.windlass.wmi.linux.host.Sid;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** {@code Win32_Group}: the groups of {@code /etc/group}; the domain is the name of the host. */
public final class GroupSource implements ClassSource {
  private static final String CLASS = "Win32_Group";

  /** SidTypeAlias, which local groups have on Windows. */
  private static final int SID_TYPE_ALIAS = 4;

  private final Host host;

  /** The groups of a host. */
  public GroupSource(Host host) {
    this.host = host;
  }

  @Override
  public String className() {
    return CLASS;
  }

  @Override
  public Stream<Instance> instances(Wanted wanted) {
    String computer = host.name();
    return host.files().lines("/etc/group").stream()
        .map(line -> line.split(":", -1))
        .filter(fields -> fields.length == 4 && !fields[0].isEmpty())
        .filter(fields -> Numbers.parse(fields[2]).isPresent())
        .map(fields -> row(fields[0], Numbers.parse(fields[2]), computer, wanted));
  }

  private static Instance row(String name, OptionalLong gid, String computer, Wanted wanted) {
    return new Row(CLASS, wanted)
        .set("Domain", computer)
        .set("Name", name)
        .set("Caption", computer + "\\" + name)
        .set("Description", name)
        .set("SID", Sid.ofGroup(gid.orElseThrow()))
        .set("SIDType", SID_TYPE_ALIAS)
        .set("LocalAccount", true)
        .set("Status", "OK")
        .build();
  }
}
