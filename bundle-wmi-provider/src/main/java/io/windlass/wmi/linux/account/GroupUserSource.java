package io.windlass.wmi.linux.account;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.Row;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * {@code Win32_GroupUser}: who is in which group, by the list of the group or as the primary group
 * of the user. Names in a list for which there is no user are left out.
 */
public final class GroupUserSource implements ClassSource {
  private static final String CLASS = "Win32_GroupUser";

  private final Host host;

  /** The memberships of a host. */
  public GroupUserSource(Host host) {
    this.host = host;
  }

  @Override
  public String className() {
    return CLASS;
  }

  @Override
  public Stream<Instance> instances(Wanted wanted) {
    Accounts accounts = new Accounts(host.name());
    List<PasswdFile.Entry> users = new PasswdFile(host.files()).entries().toList();
    return new GroupFile(host.files())
        .entries()
        .flatMap(
            group ->
                users.stream()
                    .filter(isIn(group))
                    .map(PasswdFile.Entry::name)
                    .distinct()
                    .map(
                        user ->
                            new Row(CLASS, wanted)
                                .set("GroupComponent", accounts.group(group.name()))
                                .set("PartComponent", accounts.user(user))
                                .build()));
  }

  private static Predicate<PasswdFile.Entry> isIn(GroupFile.Entry group) {
    return user -> user.gid() == group.gid() || group.members().contains(user.name());
  }
}
