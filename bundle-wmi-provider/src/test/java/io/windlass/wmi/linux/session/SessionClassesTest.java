package io.windlass.wmi.linux.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.Tree;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.cim.Instance;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionClassesTest {
  private static final String STAT =
      "%d (%s) S %d 7 7 0 -1 4194560 9 8 7 6 5 4 3 2 20 0 1 0 99 4096 7 1 1 1 0\n";

  @TempDir Path root;
  private Tree tree;

  @BeforeEach
  void writeAHost() throws Exception {
    tree = new Tree(root);
  }

  private void logind() throws Exception {
    tree.write(
            "/run/systemd/sessions/3",
            """
            # This is private data. Do not parse.
            UID=1000
            USER=ann
            REMOTE=1
            TYPE=tty
            CLASS=user
            SCOPE=session-3.scope
            SERVICE=sshd
            LEADER=812
            REALTIME=1772366096500000
            """)
        .write("/run/systemd/sessions/3.ref", "")
        .write("/run/systemd/sessions/c1", "USER=old\nREMOTE=0\nCLASS=user\nTYPE=x11\n")
        .write("/run/systemd/sessions/c2", "USER=root\nCLASS=background\nSERVICE=cron\n")
        .write("/run/systemd/sessions/4", "USER=ann\nCLASS=manager\nSERVICE=systemd-user\n")
        .write("/run/systemd/sessions/broken", "nothing\n");
  }

  @Test
  void listsTheSessionsOfLogind() throws Exception {
    logind();
    Map<Object, Instance> sessions = byId(new LogonSessionSource(tree.host()));
    assertEquals(Set.of("3", "4", "c1", "c2"), sessions.keySet());
    Instance remote = sessions.get("3");
    assertEquals(10L, remote.get("LogonType"));
    assertEquals("sshd", remote.get("AuthenticationPackage"));
    assertEquals("20260301125456.500000+060", remote.get("StartTime").toString());
    assertEquals(2L, sessions.get("c1").get("LogonType"));
    assertNull(sessions.get("c1").get("AuthenticationPackage"));
    assertNull(sessions.get("c1").get("StartTime"));
    assertEquals(4L, sessions.get("c2").get("LogonType"));
    assertEquals(5L, sessions.get("4").get("LogonType"));
  }

  @Test
  void listsTheSessionsOfUtmpWithoutLogind() throws Exception {
    tree.write("/run/utmp", concat(utmp(2, 1, "reboot", ""), utmp(7, 900, "ann", "10.0.0.1")));
    Map<Object, Instance> sessions = byId(new LogonSessionSource(tree.host()));
    assertEquals(Set.of("900"), sessions.keySet());
    assertEquals(10L, sessions.get("900").get("LogonType"));
    assertEquals("20260301125456.000000+060", sessions.get("900").get("StartTime").toString());
    assertEquals(
        List.of("box/ann 900"),
        new LoggedOnUserSource(tree.host())
            .instances(Wanted.all())
            .map(link -> user(link) + " " + selector(link, "Dependent", "LogonId"))
            .toList());
  }

  private static String user(Instance link) {
    return selector(link, "Antecedent", "Domain") + "/" + selector(link, "Antecedent", "Name");
  }

  @Test
  void findsTheSessionOfAProcess() throws Exception {
    logind();
    tree.write("/proc/812/stat", STAT.formatted(812, "sshd", 1))
        .write("/proc/813/stat", STAT.formatted(813, "bash", 812))
        .write("/proc/820/stat", STAT.formatted(820, "tmux", 1))
        .write("/proc/820/cgroup", "0::/user.slice/user-1000.slice/session-c1.scope\n")
        .write("/proc/830/stat", STAT.formatted(830, "cron", 1))
        .write("/proc/830/cgroup", "0::/system.slice/cron.service\n");
    assertEquals(
        List.of("3 812", "3 813", "c1 820"),
        new SessionProcessSource(tree.host())
            .instances(Wanted.all())
            .map(
                link ->
                    selector(link, "Antecedent", "LogonId")
                        + " "
                        + selector(link, "Dependent", "Handle"))
            .toList());
  }

  @Test
  void agreesWithTheDirectoryOfThisHost() throws Exception {
    Path directory = Path.of("/run/systemd/sessions");
    if (Files.isDirectory(directory)) {
      try (Stream<Path> files = Files.list(directory)) {
        Set<Object> expected =
            files
                .map(file -> file.getFileName().toString())
                .filter(name -> !name.contains("."))
                .collect(Collectors.toSet());
        assertEquals(expected, byId(new LogonSessionSource(Host.real())).keySet());
      }
    }
  }

  private static byte[] utmp(int type, int pid, String user, String from) {
    ByteBuffer utmp = ByteBuffer.allocate(384).order(ByteOrder.nativeOrder());
    utmp.putShort(0, (short) type).putInt(4, pid).putInt(340, 1_772_366_096);
    utmp.put(44, user.getBytes(StandardCharsets.UTF_8));
    utmp.put(76, from.getBytes(StandardCharsets.UTF_8));
    return utmp.array();
  }

  private static byte[] concat(byte[] one, byte[] other) {
    return ByteBuffer.allocate(one.length + other.length).put(one).put(other).array();
  }

  private static String selector(Instance link, String role, String key) {
    return ((Target) link.get(role)).selectors().get(key);
  }

  private static Map<Object, Instance> byId(ClassSource source) throws Exception {
    return source
        .instances(Wanted.all())
        .collect(Collectors.toMap(session -> session.get("LogonId"), session -> session));
  }
}
