package io.windlass.wmi.linux.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wmi.linux.host.Tree;
import io.windlass.wmi.linux.service.ServiceFacts.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs stand in for those of OpenRC 0.45 and do to the files what these do. */
class OpenRcServicesTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final String SCRIPT =
      """
      #!/sbin/openrc-run
      name="Sleeper"
      description="Sleeps for a while"
      command="/opt/sleeper"
      command_user="ann"
      pidfile="/run/${RC_SVCNAME}/now.pid"
      """;

  private static final String RC_SERVICE =
      """
      #!/bin/sh
      root="$(dirname "$0")/.."
      echo "rc-service $*" >> "$root/calls"
      test "$1" = -- && shift
      started="$root/run/openrc/started/$1"
      if test ! -e "$root/etc/init.d/$1"; then
        echo " * rc-service: service \\`$1' does not exist" >&2
        exit 1
      fi
      case "$2" in
        start)
          if test "$1" = broken; then touch "$root/run/openrc/failed/$1"; exit 1; fi
          test ! -h "$started" || echo " * WARNING: $1 has already been started"
          ln -sf "/etc/init.d/$1" "$started" ;;
        stop) rm -f "$started" ;;
        status) test -h "$started" || exit 3 ;;
      esac
      """;

  private static final String RC_UPDATE =
      """
      #!/bin/sh
      root="$(dirname "$0")/.."
      echo "rc-update $*" >> "$root/calls"
      verb="$1"; name="$2"; shift 2
      for level; do
        link="$root/etc/runlevels/$level/$name"
        case "$verb" in
          add) ln -s "/etc/init.d/$name" "$link" ;;
          del) rm "$link" || exit 1 ;;
        esac
      done
      """;

  @TempDir Path root;
  private Tree tree;
  private OpenRcServices services;

  @BeforeEach
  void writeAHost() throws Exception {
    tree =
        new Tree(root)
            .program("/etc/init.d/sleeper", SCRIPT)
            .program("/etc/init.d/broken", "#!/sbin/openrc-run\n")
            .program("/etc/init.d/functions.sh", "#!/bin/sh\n")
            .program("/etc/init.d/legacy", "#!/bin/sh\n")
            .program("/sbin/rc-service", RC_SERVICE)
            .program("/sbin/rc-update", RC_UPDATE)
            .directory("/etc/runlevels/boot")
            .directory("/etc/runlevels/default")
            .directory("/run/openrc/started")
            .directory("/run/openrc/failed");
    services = new OpenRcServices(tree.files());
  }

  @Test
  void isChosenWhereOpenRcRuns() {
    assertTrue(ServiceSource.controlOf(tree.host()) instanceof OpenRcServices);
  }

  @Test
  void listsItsOwnScripts() {
    assertEquals(
        List.of("broken", "sleeper"), services.services().map(ServiceFacts::name).toList());
  }

  @Test
  void tellsOfAServiceWhatItsScriptSays() throws Exception {
    tree.write("/run/openrc/started/sleeper", "")
        .write("/run/sleeper/now.pid", "77\n")
        .write("/proc/77/stat", "77 (sleeper) S 1");
    ServiceFacts facts = services.service("sleeper").orElseThrow();
    assertEquals("Sleeper", facts.displayName());
    assertEquals(Optional.of("Sleeps for a while"), facts.description());
    assertEquals(Optional.of("ann"), facts.startName());
    assertEquals(State.RUNNING, facts.state());
    assertEquals(77, facts.pid());
    assertEquals("Manual", facts.startMode());
  }

  @Test
  void startsAndStops() throws Exception {
    assertEquals(5, services.stop("sleeper", LIMIT));
    assertEquals(0, services.start("sleeper", LIMIT));
    assertEquals(State.RUNNING, services.service("sleeper").orElseThrow().state());
    assertTrue(services.isActive("sleeper", LIMIT));
    assertEquals(10, services.start("sleeper", LIMIT));
    assertEquals(0, services.stop("sleeper", LIMIT));
    assertEquals(State.STOPPED, services.service("sleeper").orElseThrow().state());
    assertEquals(8, services.start("broken", LIMIT));
    assertEquals("Error", services.service("broken").orElseThrow().status());
    assertEquals(
        List.of(
            "rc-service -- sleeper start",
            "rc-service -- sleeper status",
            "rc-service -- sleeper stop",
            "rc-service -- broken start"),
        Files.readAllLines(root.resolve("calls")));
  }

  @Test
  void changesTheRunLevels() throws Exception {
    assertEquals(0, services.changeStartMode("sleeper", "Automatic", LIMIT));
    assertEquals("Auto", services.service("sleeper").orElseThrow().startMode());
    assertEquals(0, services.changeStartMode("sleeper", "Automatic", LIMIT));
    tree.link("/etc/runlevels/boot/sleeper", "/etc/init.d/sleeper");
    assertEquals(0, services.changeStartMode("sleeper", "Manual", LIMIT));
    assertEquals("Manual", services.service("sleeper").orElseThrow().startMode());
    assertEquals(1, services.changeStartMode("sleeper", "Disabled", LIMIT));
    assertEquals(
        List.of("rc-update add sleeper default", "rc-update del sleeper boot default"),
        Files.readAllLines(root.resolve("calls")));
  }

  @Test
  void knowsWhatNeedsWhat() throws Exception {
    tree.write(
        "/run/openrc/deptree",
        """
        depinfo_0_service='sleeper'
        depinfo_0_ineed_0='broken'
        depinfo_0_iuse_0='gone'
        depinfo_0_iafter_0='broken'
        depinfo_1_service='broken'
        depinfo_9_ineed_0='sleeper'
        rubbish
        """);
    assertEquals(
        List.of(new ServiceDependency("sleeper", "broken")), services.dependencies().toList());
  }

  @Test
  void seesThatAServiceIsOnItsWay() throws Exception {
    tree.write("/run/openrc/starting/sleeper", "");
    assertEquals(State.START_PENDING, services.service("sleeper").orElseThrow().state());
    Files.delete(tree.path("/run/openrc/starting/sleeper"));
    tree.write("/run/openrc/stopping/sleeper", "").write("/run/openrc/started/sleeper", "");
    assertEquals(State.STOP_PENDING, services.service("sleeper").orElseThrow().state());
  }
}
