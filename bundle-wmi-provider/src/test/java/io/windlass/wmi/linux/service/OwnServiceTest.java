package io.windlass.wmi.linux.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.windlass.wmi.linux.host.Tree;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** This very process among the services. */
class OwnServiceTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  @TempDir Path root;
  private Tree tree;
  private ServiceSource source;
  private ServiceControl control;

  @BeforeEach
  void writeAHost() throws Exception {
    tree = new Tree(root);
    control = OwnService.beside(new SysvServices(tree.files()));
    source = new ServiceSource(tree.host(), control);
  }

  @Test
  void runsUnderTheNameThatClientsKnowThoughNotInstalled() throws Exception {
    Instance winrm = source.find(Map.of("Name", "winrm"), Wanted.all()).orElseThrow();
    assertEquals("WinRM", winrm.get("Name"));
    assertEquals("Windlass Remote Management (WS-Management)", winrm.get("DisplayName"));
    assertEquals("Running", winrm.get("State"));
    assertEquals("Manual", winrm.get("StartMode"));
    assertEquals(System.getProperty("user.name"), winrm.get("StartName"));
    assertEquals(ProcessHandle.current().pid(), winrm.get("ProcessId"));
    assertEquals(true, winrm.get("Started"));
    assertEquals(true, winrm.get("AcceptStop"));
    assertEquals("box", winrm.get("SystemName"));
    assertEquals(10, control.start("WinRM", LIMIT));
    assertEquals(1, control.stop("WinRM", LIMIT));
    assertEquals(1, control.changeStartMode("WinRM", "Automatic", LIMIT));
  }

  @Test
  void isListedOnceBesideTheOthers() throws Exception {
    tree.program("/etc/init.d/windlass", "#!/bin/sh\nexit 7\n")
        .program("/etc/init.d/winrm", "#!/bin/sh\n");
    List<Object> names =
        source.instances(Wanted.all()).map(service -> service.get("Name")).toList();
    assertEquals(List.of("WinRM", "windlass"), names);
  }

  @Test
  void isTheInstalledServiceToWhoStopsIt() throws Exception {
    tree.program("/etc/init.d/windlass", "#!/bin/sh\nexit 0\n")
        .link("/etc/rc3.d/S01windlass", "../init.d/windlass");
    Instance winrm = source.find(Map.of("Name", "WinRM"), Wanted.all()).orElseThrow();
    assertEquals("Auto", winrm.get("StartMode"));
    assertEquals(0, control.stop("WinRM", LIMIT));
  }
}
