package io.windlass.wmi.linux.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wmi.linux.host.Command;
import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.Tree;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.cim.Instance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountClassesTest {
  private static final String PASSWD =
      """
      root:x:0:0:root:/root:/bin/bash
      ann:x:1000:1000:Ann Bee,Room 1,,:/home/ann:/bin/sh
      old:x:1001:1001::/home/old:/bin/sh
      www:x:33:33:www:/var/www:/usr/sbin/nologin
      +nis::::::
      broken:x:notanumber:0:::
      short:x:1
      big:x:4294967294:65534:Big:/:/bin/false
      """;

  @TempDir Path root;
  private Tree tree;

  @BeforeEach
  void writeAHost() throws Exception {
    tree = new Tree(root).write("/etc/passwd", PASSWD);
  }

  @Test
  void listsUsersOfTheHost() throws Exception {
    Map<Object, Instance> users = byName(new UserAccountSource(tree.host()));
    assertEquals(Set.of("root", "ann", "old", "www", "big"), users.keySet());
    Instance ann = users.get("ann");
    assertEquals("box", ann.get("Domain"));
    assertEquals("box\\ann", ann.get("Caption"));
    assertEquals("Ann Bee", ann.get("FullName"));
    assertEquals("S-1-22-1-1000", ann.get("SID"));
    assertEquals(false, ann.get("Disabled"));
    assertNull(ann.get("PasswordRequired"), "only root may read the shadow file");
    assertEquals(true, users.get("www").get("Disabled"));
    assertEquals("Degraded", users.get("www").get("Status"));
    assertEquals("S-1-22-1-4294967294", users.get("big").get("SID"));
  }

  @Test
  void knowsLockedExpiredAndOpenAccounts() throws Exception {
    tree.write(
        "/etc/shadow",
        "root:$y$x:1:0:99999:7:::\nann::1:0:90:7:::\nold:!$y$x:1:0:99999:7::20000:\nwww:*:1\n");
    Map<Object, Instance> users = byName(new UserAccountSource(tree.host()));
    assertEquals(true, users.get("root").get("PasswordRequired"));
    assertEquals(false, users.get("root").get("PasswordExpires"));
    assertEquals(false, users.get("ann").get("PasswordRequired"));
    assertEquals(true, users.get("ann").get("PasswordExpires"));
    assertEquals(true, users.get("old").get("Lockout"));
    assertEquals(true, users.get("old").get("Disabled"));
    assertTrue(users.values().stream().noneMatch(user -> user.toString().contains("$y$")));
  }

  @Test
  void listsGroups() throws Exception {
    tree.write("/etc/group", "root:x:0:\nstaff:x:50:ann,old\n+\nbad:x:y:\n");
    Map<Object, Instance> groups = byName(new GroupSource(tree.host()));
    assertEquals(Set.of("root", "staff"), groups.keySet());
    assertEquals("S-1-22-2-50", groups.get("staff").get("SID"));
    assertEquals(4, groups.get("staff").get("SIDType"));
  }

  @Test
  void linksUsersToTheGroupsOfTheirLinesAndLists() throws Exception {
    tree.write("/etc/group", "root:x:0:\nstaff:x:50:ann, old,ann,ghost\nann:x:1000:ann\n");
    List<String> links =
        new GroupUserSource(tree.host())
            .instances(Wanted.all())
            .map(link -> text(link, "GroupComponent") + " <- " + text(link, "PartComponent"))
            .toList();
    assertEquals(
        List.of(
            "Win32_Group box/root <- Win32_UserAccount box/root",
            "Win32_Group box/staff <- Win32_UserAccount box/ann",
            "Win32_Group box/staff <- Win32_UserAccount box/old",
            "Win32_Group box/ann <- Win32_UserAccount box/ann"),
        links);
  }

  private static String text(Instance link, String role) {
    Target target = (Target) link.get(role);
    Map<String, String> keys = target.selectors();
    return target.className() + " " + keys.get("Domain") + "/" + keys.get("Name");
  }

  @Test
  void namesWhoHasNoAccount() throws Exception {
    Map<Object, Instance> accounts = byName(new SystemAccountSource(tree.host()));
    assertEquals(Set.of("Everyone", "CREATOR OWNER", "CREATOR GROUP"), accounts.keySet());
    Instance everyone = accounts.get("Everyone");
    assertEquals("S-1-1-0", everyone.get("SID"));
    assertEquals(5, everyone.get("SIDType"));
    assertEquals("box\\Everyone", everyone.get("Caption"));
  }

  @Test
  void agreesWithIdOfThisHost() throws Exception {
    String groups =
        Command.read(List.of("id", "-Gn", "root"), Duration.ofSeconds(10)).output().strip();
    Set<String> listed =
        new GroupUserSource(Host.real())
            .instances(Wanted.all())
            .filter(link -> selector(link, "PartComponent").equals("root"))
            .map(link -> selector(link, "GroupComponent"))
            .collect(Collectors.toSet());
    assertEquals(Set.of(groups.split(" ")), listed);
  }

  private static String selector(Instance link, String role) {
    return ((Target) link.get(role)).selectors().get("Name");
  }

  @Test
  void agreesWithGetentOfThisHost() throws Exception {
    String users =
        Command.read(List.of("getent", "-s", "files", "passwd"), Duration.ofSeconds(10)).output();
    List<String> expected = users.lines().map(line -> line.split(":")[0]).toList();
    List<Object> listed =
        new UserAccountSource(Host.real())
            .instances(Wanted.all())
            .map(user -> user.get("Name"))
            .toList();
    assertEquals(expected, listed);
  }

  private static Map<Object, Instance> byName(ClassSource source) throws Exception {
    return source
        .instances(Wanted.all())
        .collect(Collectors.toMap(account -> account.get("Name"), account -> account));
  }
}
