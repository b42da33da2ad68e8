package io.windlass.wmi.linux.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wmi.linux.FakeContext;
import io.windlass.wmi.linux.host.Tree;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.cim.Instance;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Win32_Service's methods on a systemd that this test plays. */
class ServiceMethodsTest {
  private static final String UNIT = "/usr/local/lib/systemd/system/worker.service";

  @TempDir Path root;
  private Tree tree;
  private FakeSystemd systemd;
  private ServiceSource source;

  @BeforeEach
  void startSystemd() throws Exception {
    tree =
        new Tree(root)
            .program("/usr/bin/worker", "#!/bin/sh\n")
            .write("/etc/passwd", "ann:x:1000:1000::/:/bin/sh\n");
    systemd = new FakeSystemd(tree);
    systemd.install("db");
    systemd.calls();
    source = new ServiceSource(tree.host(), new SystemdServices(tree.files(), systemd.program()));
  }

  @Test
  void createsStartsAndDeletesAService() throws Exception {
    int created =
        create(
            Map.of(
                "DisplayName", "Works 100%",
                "PathName", "\"/usr/bin/worker\" -k \"a b\" $HOME ; %i",
                "ServiceType", 16,
                "ErrorControl", 1,
                "StartMode", "Automatic",
                "StartName", ".\\ann",
                "StartPassword", "secret",
                "ServiceDependencies", List.of("db")));
    assertEquals(0, created);
    assertEquals(
        """
        # Made by Win32_Service.Create; Win32_Service.Delete removes it.
        [Unit]
        Description=Works 100%%
        Requires=db.service
        After=db.service

        [Service]
        Type=exec
        ExecStart=/usr/bin/worker -k "a b" "$$HOME" ";" "%%i"
        User=ann

        [Install]
        WantedBy=multi-user.target
        """,
        Files.readString(tree.path(UNIT)));
    assertEquals(List.of("daemon-reload", "enable worker.service"), systemd.calls());
    assertEquals("Auto", property("worker", "StartMode"));
    assertEquals(0, invoke("StartService", "worker", Map.of()));
    assertEquals("Running", property("worker", "State"));
    assertEquals(0, invoke("Delete", "worker", Map.of()));
    assertTrue(source.find(Map.of("Name", "worker"), Wanted.all()).isEmpty());
    assertFalse(Files.exists(tree.path(UNIT)));
    assertEquals(
        List.of(
            "start worker.service",
            "disable worker.service",
            "stop worker.service",
            "daemon-reload"),
        systemd.calls());
  }

  @Test
  void refusesWhatIsNoService() throws Exception {
    Map<String, Object> fine = Map.of("PathName", "/usr/bin/worker");
    assertEquals(23, create("db", fine));
    assertEquals(20, create("a b", fine));
    assertEquals(20, create("../../etc/x", fine));
    assertEquals(20, create("--root=x", fine));
    assertEquals(21, create(Map.of()));
    assertEquals(9, create(Map.of("PathName", "worker")));
    assertEquals(9, create(Map.of("PathName", "/usr/bin/none -x")));
    assertEquals(9, create(Map.of("PathName", "C:\\Windows\\notepad.exe")));
    assertEquals(21, create(Map.of("PathName", "\"/usr/bin/worker")));
    assertEquals(21, create(Map.of("PathName", "/usr/bin/worker\nUser=root")));
    assertEquals(21, createWith("DisplayName", "x\n[Service]"));
    assertEquals(21, createWith("DisplayName", "x\\"));
    assertEquals(21, createWith("StartMode", "Boot"));
    assertEquals(21, createWith("ServiceType", 3));
    assertEquals(1, createWith("ServiceType", 1));
    assertEquals(21, createWith("ErrorControl", 4));
    assertEquals(1, createWith("DesktopInteract", true));
    assertEquals(1, createWith("LoadOrderGroup", "Base"));
    assertEquals(22, createWith("StartName", "nobody-here"));
    assertEquals(22, createWith("StartName", "DOMAIN\\ann"));
    assertEquals(12, createWith("ServiceDependencies", List.of("gone")));
    assertEquals(List.of(), systemd.calls(), "nothing was done");
    assertFalse(Files.exists(tree.path("/usr/local")));
  }

  @Test
  void aServiceCanBeMadeThatMayNotBeStarted() throws Exception {
    assertEquals(0, createWith("StartMode", "Disabled"));
    assertEquals("Disabled", property("worker", "StartMode"));
    assertEquals(14, invoke("StartService", "worker", Map.of()));
    assertEquals(0, invoke("ChangeStartMode", "worker", Map.of("StartMode", "Automatic")));
    assertEquals("Auto", property("worker", "StartMode"));
    assertEquals(0, invoke("ChangeStartMode", "worker", Map.of("StartMode", "Manual")));
    assertEquals("Manual", property("worker", "StartMode"));
    assertEquals(21, invoke("ChangeStartMode", "worker", Map.of("StartMode", "System")));
  }

  @Test
  void changesAnyServiceByDropIns() throws Exception {
    assertEquals(
        0,
        invoke(
            "Change",
            "db",
            Map.of(
                "DisplayName", "Data",
                "PathName", "/usr/bin/worker --fast",
                "StartName", "LocalSystem",
                "StartMode", "Automatic")));
    String directory = "/etc/systemd/system/db.service.d/windlass-";
    assertEquals("[Unit]\nDescription=Data\n", read(directory + "description.conf"));
    assertEquals("[Service]\nUser=root\n", read(directory + "user.conf"));
    assertEquals(
        "[Service]\nExecStart=\nExecStart=/usr/bin/worker --fast\n",
        read(directory + "command.conf"));
    assertEquals(List.of("daemon-reload", "enable db.service"), systemd.calls());
    assertEquals(1, invoke("Change", "db", Map.of("ServiceDependencies", List.of("db"))));
  }

  @Test
  void deletesNoServiceOfAPackage() throws Exception {
    assertEquals(1, invoke("Delete", "db", Map.of()));
    assertEquals(List.of(), systemd.calls());
  }

  @Test
  void saysThatSystemdDenies() throws Exception {
    systemd.denyEverything();
    for (String method : List.of("StartService", "ChangeStartMode")) {
      assertEquals(2, invoke(method, "db", Map.of("StartMode", "Automatic")));
    }
    assertEquals(2, create(Map.of("PathName", "/usr/bin/worker")));
    assertFalse(Files.exists(tree.path(UNIT)), "what systemd did not take is not left behind");
  }

  @Test
  void saysThatFilesCannotBeWritten() throws Exception {
    tree.write("/usr/local/lib/systemd", "a file where a directory should be");
    assertEquals(2, create(Map.of("PathName", "/usr/bin/worker")));
  }

  @Test
  void saysThatADependencyFails() throws Exception {
    systemd.install("needy");
    assertEquals(13, invoke("StartService", "needy", Map.of()));
  }

  @Test
  void takesNoControlsOfItsOwn() throws Exception {
    assertEquals(21, invoke("UserControlService", "db", Map.of("ControlCode", 1)));
    assertEquals(21, invoke("UserControlService", "db", Map.of()));
    assertEquals(6, invoke("UserControlService", "db", Map.of("ControlCode", 200)));
    assertEquals(0, invoke("StartService", "db", Map.of()));
    assertEquals(4, invoke("UserControlService", "db", Map.of("ControlCode", 200)));
    assertEquals(1, invoke("SetSecurityDescriptor", "db", Map.of()));
  }

  @Test
  void servesAdministratorsOnly() throws Exception {
    Instance input =
        Instance.of("Create_INPUT")
            .set("Name", "worker")
            .set("PathName", "/usr/bin/worker")
            .build();
    Instance answer = source.invoke("Create", Map.of(), input, FakeContext.user());
    assertEquals(2L, answer.get("ReturnValue"));
    for (String method : List.of("Delete", "Change", "UserControlService", "ChangeStartMode")) {
      answer = source.invoke(method, Map.of("Name", "db"), input, FakeContext.user());
      assertEquals(2L, answer.get("ReturnValue"), method);
    }
    assertEquals(List.of(), systemd.calls());
  }

  @Test
  void saysThatThereIsNoSuchService() {
    for (String method : List.of("Delete", "Change", "GetSecurityDescriptor")) {
      ResourceFault fault =
          assertThrows(ResourceFault.class, () -> invoke(method, "gone", Map.of()));
      assertEquals(FaultCode.NOT_FOUND, fault.code());
    }
  }

  private String read(String file) throws Exception {
    return Files.readString(tree.path(file));
  }

  private Object property(String name, String property) throws Exception {
    return source.find(Map.of("Name", name), Wanted.all()).orElseThrow().get(property);
  }

  private int createWith(String parameter, Object value) throws Exception {
    return create(Map.of("PathName", "/usr/bin/worker", parameter, value));
  }

  private int create(Map<String, Object> input) throws Exception {
    return create("worker", input);
  }

  private int create(String name, Map<String, Object> input) throws Exception {
    Map<String, Object> all = new HashMap<>(input);
    all.put("Name", name);
    return invoke("Create", Map.of(), all);
  }

  private int invoke(String method, String name, Map<String, Object> input) throws Exception {
    return invoke(method, Map.of("Name", name), input);
  }

  private int invoke(String method, Map<String, String> keys, Map<String, Object> input)
      throws Exception {
    Instance.Builder parameters = Instance.of(method + "_INPUT");
    input.forEach(parameters::set);
    Instance answer = source.invoke(method, keys, parameters.build(), FakeContext.administrator());
    return ((Number) answer.get("ReturnValue")).intValue();
  }
}
