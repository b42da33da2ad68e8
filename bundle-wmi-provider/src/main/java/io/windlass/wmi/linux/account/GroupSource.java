package io.windlass.wmi.linux.account;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.Row;
import io.windlass.wmi.linux.host.Sid;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
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
    return new GroupFile(host.files()).entries().map(group -> row(group, computer, wanted));
  }

  private static Instance row(GroupFile.Entry group, String computer, Wanted wanted) {
    return new Row(CLASS, wanted)
        .set("Domain", computer)
        .set("Name", group.name())
        .set("Caption", computer + "\\" + group.name())
        .set("Description", group.name())
        .set("SID", Sid.ofGroup(group.gid()))
        .set("SIDType", SID_TYPE_ALIAS)
        .set("LocalAccount", true)
        .set("Status", "OK")
        .build();
  }
}
