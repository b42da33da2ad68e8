package io.windlass.wmi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wmi.linux.host.FakeRunner;
import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.Tree;
import io.windlass.wmi.linux.service.ServiceSource;
import io.windlass.wmi.linux.service.SysvServices;
import io.windlass.wmi.linux.storage.LogicalDiskSource;
import io.windlass.wmi.linux.storage.SpaceProbe;
import io.windlass.wmi.linux.storage.VolumeLabel;
import io.windlass.wmi.linux.system.ComputerSystemSource;
import io.windlass.wmi.linux.system.EnvironmentSource;
import io.windlass.wmi.linux.system.OperatingSystemSource;
import io.windlass.wmi.linux.system.Power;
import io.windlass.wmi.linux.system.PrettyName;
import io.windlass.wmi.linux.system.SystemMethods;
import io.windlass.wmi.repository.ClassRepository;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wsman.testkit.Envelopes;
import io.windlass.wsman.testkit.WsmanHost;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Put, Create, Delete and methods on a host that this test writes, envelope in, envelope out. */
class WritesOverWsmanTest {
  private static final String CIMV2 = "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/cimv2/";
  private static final String VARIABLE = CIMV2 + "Win32_Environment";
  private static final String SYSTEM = CIMV2 + "Win32_OperatingSystem";
  private static final String DISK = CIMV2 + "Win32_LogicalDisk";
  private static final String FILE = "/etc/environment";
  private static final Map<String, String> EDITOR =
      Map.of("Name", "EDITOR", "UserName", "<SYSTEM>");

  @TempDir Path root;
  private Tree tree;
  private WsmanHost host;
  private final FakeRunner runner = new FakeRunner();

  @BeforeEach
  void start() throws Exception {
    tree =
        new Tree(root)
            .write(FILE, "# of all\nexport EDITOR=vi\nLANG=C\n")
            .write("/proc/self/mounts", "/dev/sda2 / ext4 rw 0 0\n/dev/sdb1 /data xfs rw 0 0\n")
            .write("/etc/fstab", "LABEL=system / ext4 defaults 0 1\n")
            .write("/etc/machine-info", "PRETTY_HOSTNAME=\"Ann's box\"\n")
            .directory("/run/systemd/system")
            .program("/etc/init.d/daemon", "#!/bin/sh\n");
    Host files = tree.host();
    List<ClassSource> sources =
        List.of(
            new EnvironmentSource(files, Map.of("HOME", "/var/lib/windlass")),
            new OperatingSystemSource(
                files,
                new SystemMethods(files, new Power(tree.files(), runner), false),
                new PrettyName(tree.files(), runner)),
            new ComputerSystemSource(files),
            new LogicalDiskSource(
                files, SpaceProbe.of(tree.files()), new VolumeLabel(tree.files(), runner)),
            new ServiceSource(files, new SysvServices(tree.files())));
    host = new WsmanHost();
    host.add(new WmiProvider(new ClassRepository(), sources), CIMV2.replaceAll("/$", ""));
  }

  @AfterEach
  void stop() {
    host.close();
  }

  @Test
  void changesAVariableAndLeavesTheOthers() throws Exception {
    has(put(VARIABLE, EDITOR, "VariableValue", "emacs -nw"), "<p:VariableValue>emacs -nw<");
    assertEquals("# of all\nLANG=C\nEDITOR=\"emacs -nw\"\n", Files.readString(tree.path(FILE)));
  }

  @Test
  void changesAFragment() throws Exception {
    has(putFragment(VARIABLE, EDITOR, "VariableValue", "nano"), "<p:VariableValue>nano<");
    assertTrue(Files.readString(tree.path(FILE)).contains("EDITOR=\"nano\""));
    has(putFragment(VARIABLE, EDITOR, "Caption", "x"), "Caption of Win32_Environment");
  }

  @Test
  void ofNamesThatDifferInCaseAloneTheOneThatIsMeantIsChanged() throws Exception {
    tree.write(FILE, "HTTP_PROXY=a\nhttp_proxy=b\n");
    Map<String, String> lower = Map.of("Name", "http_proxy", "UserName", "<SYSTEM>");
    has(put(VARIABLE, lower, "VariableValue", "c"), "<p:Name>http_proxy<");
    assertEquals("HTTP_PROXY=a\nhttp_proxy=\"c\"\n", Files.readString(tree.path(FILE)));
    has(host.exchange(Envelopes.delete(VARIABLE, lower)), "DeleteResponse");
    assertEquals("HTTP_PROXY=a\n", Files.readString(tree.path(FILE)));
    Map<String, String> mixed = Map.of("Name", "Http_Proxy", "UserName", "<system>");
    has(host.exchange(Envelopes.get(VARIABLE, mixed)), "<p:VariableValue>a<");
  }

  @Test
  void takesBackTheWholeInstanceThatItGave() throws Exception {
    String before = Files.readString(tree.path(FILE));
    for (Map.Entry<String, Map<String, String>> each :
        List.of(
            Map.entry(VARIABLE, EDITOR),
            Map.entry(SYSTEM, Map.<String, String>of()),
            Map.entry(DISK, Map.of("DeviceID", "/")),
            Map.entry(CIMV2 + "Win32_ComputerSystem", Map.of("Name", "box")),
            Map.entry(CIMV2 + "Win32_Service", Map.of("Name", "daemon")))) {
      String got = host.exchange(Envelopes.get(each.getKey(), each.getValue()));
      String body = got.replaceAll("(?s).*<s:Body[^>]*>(.*)</s:Body>.*", "$1");
      String answer = host.exchange(Envelopes.put(each.getKey(), each.getValue(), body));
      assertFalse(answer.contains("<s:Fault"), () -> each.getKey() + ": " + answer);
    }
    assertEquals(before, Files.readString(tree.path(FILE)));
    assertEquals(List.of(), runner.commands());
  }

  @Test
  void refusesVariablesThatPamCouldNotRead() throws Exception {
    String before = Files.readString(tree.path(FILE));
    for (String bad : List.of("a\nPATH=/x", "a\"b", "a\\", "a#b", "", "x".repeat(801))) {
      has(put(VARIABLE, EDITOR, "VariableValue", bad), "VariableValue must be one line");
    }
    has(put(VARIABLE, EDITOR, "Name", "VISUAL"), "Name cannot be changed");
    Map<String, String> own = Map.of("Name", "HOME", "UserName", "<SYSTEM>");
    has(put(VARIABLE, own, "VariableValue", "/x"), "VariableValue of HOME is that of this service");
    assertEquals(before, Files.readString(tree.path(FILE)));
  }

  @Test
  void createsAndDeletesAVariable() throws Exception {
    String template =
        instance(VARIABLE, "<p:Name>TZ</p:Name><p:VariableValue>Europe/Rome</p:VariableValue>");
    has(host.exchange(Envelopes.create(VARIABLE, template)), "ResourceCreated");
    assertTrue(Files.readString(tree.path(FILE)).endsWith("TZ=\"Europe/Rome\"\n"));
    has(host.exchange(Envelopes.create(VARIABLE, template)), "AlreadyExists");
    String bad = instance(VARIABLE, "<p:Name>A B</p:Name><p:VariableValue>x</p:VariableValue>");
    has(host.exchange(Envelopes.create(VARIABLE, bad)), "Name must be letters");
    Map<String, String> keys = Map.of("Name", "TZ", "UserName", "<SYSTEM>");
    has(host.exchange(Envelopes.delete(VARIABLE, keys)), "DeleteResponse");
    assertFalse(Files.readString(tree.path(FILE)).contains("TZ"));
  }

  @Test
  void namesTheMachine() {
    has(host.exchange(Envelopes.get(SYSTEM, Map.of())), "<p:Description>Ann's box<");
    assertFalse(put(SYSTEM, Map.of(), "Description", "--Bob's; box").contains("<s:Fault"));
    assertEquals(
        List.of(
            List.of(
                "hostnamectl",
                "--no-ask-password",
                "--pretty",
                "set-hostname",
                "--",
                "--Bob's; box")),
        runner.commands());
    runner.answering(1, "Could not set pretty hostname: Interactive authentication required.");
    has(put(SYSTEM, Map.of(), "Description", "x"), "AccessDenied");
    has(put(SYSTEM, Map.of(), "QuantumType", "1"), "QuantumType of Win32_OperatingSystem");
  }

  @Test
  void labelsAFileSystem() throws Exception {
    Map<String, String> disk = Map.of("DeviceID", "/");
    has(put(DISK, disk, "VolumeName", "main"), "<p:VolumeName>main<");
    assertEquals(List.of(List.of("e2label", "/dev/sda2", "main")), runner.commands());
    has(putFragment(DISK, disk, "VolumeName", "part"), "<p:VolumeName>part<");
    assertEquals(List.of(List.of("e2label", "/dev/sda2", "part")), runner.commands());
    has(put(DISK, disk, "VolumeName", "longer than sixteen"), "VolumeName cannot be changed");
    has(put(DISK, disk, "VolumeName", "-x"), "VolumeName cannot be changed");
    has(put(DISK, Map.of("DeviceID", "/data"), "VolumeName", "x"), "of type xfs");
    tree.link("/dev/disk/by-label/system", "../../sda2");
    has(put(DISK, disk, "VolumeName", "other"), "fstab mounts it by its label");
    assertEquals(List.of(), runner.commands());
  }

  @Test
  void namesWhatCannotBeChanged() {
    Map<String, String> computer = Map.of("Name", "box");
    String uri = CIMV2 + "Win32_ComputerSystem";
    has(put(uri, computer, "Workgroup", "OFFICE"), "Workgroup of Win32_ComputerSystem");
    Map<String, String> service = Map.of("Name", "daemon");
    has(put(CIMV2 + "Win32_Service", service, "State", "Running"), "State of Win32_Service");
  }

  @Test
  void disksAreNotCheckedOrReset() {
    Map<String, String> disk = Map.of("DeviceID", "/");
    returns(2, DISK, "Chkdsk", disk, "<p:FixErrors>true</p:FixErrors>");
    returns(4, DISK, "ScheduleAutoChk", Map.of(), "<p:LogicalDisk>/</p:LogicalDisk>");
    returns(4, DISK, "ExcludeFromAutochk", Map.of(), "");
    returns(1, DISK, "Reset", disk, "");
    returns(1, DISK, "SetPowerState", disk, "<p:PowerState>5</p:PowerState>");
    String gone = host.exchange(Envelopes.invoke(DISK, "Reset", Map.of("DeviceID", "/gone"), ""));
    has(gone, "There is no instance of Win32_LogicalDisk");
  }

  @Test
  void nobodyTurnsItOff() {
    returns(1314, SYSTEM, "Win32Shutdown", Map.of(), "<p:Flags>6</p:Flags>");
    assertEquals(List.of(), runner.commands());
  }

  @Test
  void tellsWhoMayDoWhatToAService() {
    String answer =
        host.exchange(
            Envelopes.invoke(
                CIMV2 + "Win32_Service", "GetSecurityDescriptor", Map.of("Name", "daemon"), ""));
    has(answer, "S-1-5-32-544");
    has(answer, "<p:ReturnValue>0</p:ReturnValue>");
  }

  private void returns(
      int code, String uri, String method, Map<String, String> keys, String input) {
    String answer = host.exchange(Envelopes.invoke(uri, method, keys, input));
    has(answer, "<p:ReturnValue>" + code + "</p:ReturnValue>");
  }

  private String put(String uri, Map<String, String> keys, String property, String value) {
    return host.exchange(Envelopes.put(uri, keys, instance(uri, element("p:" + property, value))));
  }

  private String putFragment(String uri, Map<String, String> keys, String property, String value) {
    String header =
        "<w:FragmentTransfer s:mustUnderstand=\"true\">" + property + "</w:FragmentTransfer>";
    String body =
        "<w:XmlFragment xmlns:p=\"%s\">%s</w:XmlFragment>"
            .formatted(uri, element("p:" + property, value));
    String action = "http://schemas.xmlsoap.org/ws/2004/09/transfer/Put";
    return host.exchange(Envelopes.request(action, uri, keys, header, body));
  }

  private static String element(String name, String value) {
    String text = value.replace("&", "&amp;").replace("<", "&lt;");
    return "<" + name + ">" + text + "</" + name + ">";
  }

  private static String instance(String uri, String inside) {
    String name = uri.substring(uri.lastIndexOf('/') + 1);
    return "<p:%s xmlns:p=\"%s\">%s</p:%s>".formatted(name, uri, inside, name);
  }

  private static void has(String answer, String text) {
    assertTrue(answer.contains(text), () -> text + " is not in " + answer);
  }
}
