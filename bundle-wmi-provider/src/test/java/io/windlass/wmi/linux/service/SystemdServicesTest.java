package io.windlass.wmi.linux.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wmi.linux.host.HostRoot;
import io.windlass.wmi.linux.host.Tree;
import io.windlass.wmi.linux.service.ServiceFacts.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asks a program that stands in for systemctl and writes what systemd 252 would. */
class SystemdServicesTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final String STAND_IN =
      """
      #!/bin/sh
      echo "$@" >> "$(dirname "$0")/calls"
      ssh='Id=ssh.service
      Description=OpenBSD Secure Shell server
      LoadState=loaded
      ActiveState=active
      MainPID=812
      UnitFileState=enabled
      ExecStart={ path=/usr/sbin/sshd ; argv[]=/usr/sbin/sshd -D $OPTS ; ignore_errors=no ; pid=812 }
      User=
      ExecMainStatus=0
      WantedBy=multi-user.target'
      broken='Id=broken.service
      Description=Broken = very
      LoadState=loaded
      ActiveState=failed
      MainPID=0
      UnitFileState=disabled
      User=nobody
      ExecMainStatus=203'
      case "$*" in
        *list-unit-files*)
          echo 'ssh.service enabled enabled'
          echo 'spare.service disabled enabled'
          echo 'getty@.service enabled enabled'
          echo 'hidden.service masked enabled' ;;
        *'show --all'*)
          echo "$ssh"; echo; echo "$broken"; echo
          printf 'Id=gone.service\\nLoadState=not-found\\nActiveState=inactive\\n' ;;
        *'-- ssh.service') echo "$ssh" ;;
        *'-- broken.service') echo "$broken" ;;
        *'-- hidden.service') printf 'Id=hidden.service\\nUnitFileState=masked\\nLoadState=masked\\n' ;;
        *) printf 'Id=x.service\\nLoadState=not-found\\n' ;;
      esac
      case "$*" in *' start -- broken.service') exit 1 ;; esac
      """;

  @TempDir Path root;
  private SystemdServices services;

  @BeforeEach
  void writeTheStandIn() throws Exception {
    new Tree(root).program("/systemctl", STAND_IN);
    services = new SystemdServices(new HostRoot(root), root.resolve("systemctl").toString());
  }

  @Test
  void listsLoadedUnitsAndUnitFiles() throws Exception {
    Map<String, ServiceFacts> all =
        services.services().collect(Collectors.toMap(ServiceFacts::name, Function.identity()));
    assertEquals(java.util.Set.of("ssh", "spare", "hidden", "broken"), all.keySet());
    ServiceFacts ssh = all.get("ssh");
    assertEquals("OpenBSD Secure Shell server", ssh.displayName());
    assertEquals(Optional.of("/usr/sbin/sshd -D $OPTS"), ssh.pathName());
    assertEquals("Auto", ssh.startMode());
    assertEquals(Optional.of("root"), ssh.startName());
    assertEquals(State.RUNNING, ssh.state());
    assertEquals(812, ssh.pid());
    assertEquals("Manual", all.get("spare").startMode());
    assertEquals("Disabled", all.get("hidden").startMode());
    ServiceFacts broken = all.get("broken");
    assertEquals("Broken = very", broken.displayName());
    assertEquals(State.STOPPED, broken.state());
    assertEquals("Error", broken.status());
    assertEquals(Optional.of(203L), broken.exitCode());
    assertEquals(Optional.of("nobody"), broken.startName());
  }

  @Test
  void findsOneService() throws Exception {
    assertEquals(812, services.service("ssh").orElseThrow().pid());
    assertTrue(services.service("no-such").isEmpty());
  }

  @Test
  void handsOnNoNameThatIsNone() throws Exception {
    for (String name : new String[] {"-H evil", "a b", "*", "", "a/b", "--root=/x"}) {
      assertTrue(services.service(name).isEmpty(), name);
    }
    assertFalse(Files.exists(root.resolve("calls")), "systemctl was not asked");
  }

  @Test
  void startsAndStops() throws Exception {
    assertEquals(10, services.start("ssh", LIMIT));
    assertEquals(0, services.stop("ssh", LIMIT));
    assertEquals(5, services.stop("broken", LIMIT));
    assertEquals(8, services.start("broken", LIMIT));
    assertEquals(14, services.start("hidden", LIMIT));
    String calls = Files.readString(root.resolve("calls"));
    assertTrue(calls.contains("--no-ask-password stop -- ssh.service"), calls);
    assertFalse(calls.contains("start -- ssh.service"), calls);
  }

  @Test
  void changesTheStartMode() throws Exception {
    assertEquals(0, services.changeStartMode("ssh", "Disabled", LIMIT));
    assertTrue(Files.readString(root.resolve("calls")).contains("mask -- ssh.service"));
  }
}
