package io.windlass.wmi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wmi.linux.LinuxClasses;
import io.windlass.wmi.repository.ClassRepository;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wmi.wql.CqlDialect;
import io.windlass.wmi.wql.WqlDialect;
import io.windlass.wsman.api.filter.FilterDialect;
import io.windlass.wsman.testkit.Envelopes;
import io.windlass.wsman.testkit.WsmanHost;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** This very host behind the engine: envelope in, envelope out. */
class LinuxOverWsmanTest {
  private static final String CIMV2 = "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/cimv2";
  private static final String PROCESS = CIMV2 + "/Win32_Process";
  private static final String ASSOCIATION =
      "http://schemas.dmtf.org/wbem/wsman/1/cimbinding/associationFilter";
  private static final Pattern PID = Pattern.compile("<p:ProcessId>(\\d+)</p:ProcessId>");

  private final ClassRepository repository = new ClassRepository();
  private WsmanHost host;

  @BeforeEach
  void start() {
    host = new WsmanHost();
    host.add(new WmiProvider(repository, LinuxClasses.sources()), WmiService.WMI + "root");
    host.addDialect(FilterDialect.WQL, new WqlDialect(repository));
    host.addDialect(CqlDialect.CQL, new CqlDialect(repository));
  }

  @AfterEach
  void stop() {
    host.close();
  }

  @Test
  void createsQueriesAndTerminatesAProcess() throws Exception {
    String created =
        host.exchange(
            Envelopes.invoke(
                PROCESS, "Create", Map.of(), "<p:CommandLine>sleep 321</p:CommandLine>"));
    Matcher pid = PID.matcher(created);
    assertTrue(pid.find(), created);
    ProcessHandle process = ProcessHandle.of(Long.parseLong(pid.group(1))).orElseThrow();
    try {
      Map<String, String> keys = Map.of("Handle", pid.group(1));
      String command = "<p:CommandLine>sleep 321</p:CommandLine>";
      waitUntilShown(keys, command);
      String byQuery =
          query("SELECT Name, CommandLine FROM Win32_Process WHERE ProcessId = " + pid.group(1));
      assertTrue(byQuery.contains("<CommandLine>sleep 321</CommandLine>"), byQuery);
      String owner = host.exchange(Envelopes.invoke(PROCESS, "GetOwner", keys, ""));
      String user = "<p:User>" + System.getProperty("user.name") + "</p:User>";
      assertTrue(owner.contains(user), owner);
      String ended = host.exchange(Envelopes.invoke(PROCESS, "Terminate", keys, ""));
      assertTrue(ended.contains("<p:ReturnValue>0</p:ReturnValue>"), ended);
      process.onExit().get(10, TimeUnit.SECONDS);
    } finally {
      process.destroyForcibly();
    }
  }

  /** Until the shell has replaced itself. */
  private void waitUntilShown(Map<String, String> keys, String text) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    String answer;
    do {
      answer = host.exchange(Envelopes.get(PROCESS, keys));
    } while (!answer.contains(text) && System.nanoTime() < end);
    assertTrue(answer.contains(text), answer);
  }

  @Test
  void answersForEveryClass() {
    for (ClassSource source : LinuxClasses.sources()) {
      if (source.isTooLargeToList(Wanted.all())) {
        continue;
      }
      String name = source.className();
      String namespace = repository.findOwn(name).orElseThrow().namespace();
      String answer = filter(namespace, FilterDialect.WQL, "SELECT * FROM " + name);
      assertTrue(answer.contains("EnumerateResponse"), () -> name + ": " + answer);
      assertEquals(-1, answer.indexOf("<s:Fault"), () -> name + ": " + answer);
    }
  }

  @Test
  void findsFilesButDoesNotScanTheDisk() {
    String file = "SELECT Name FROM %s WHERE Name = '/etc/passwd'";
    for (String name : List.of("CIM_DataFile", "CIM_LogicalFile", "CIM_LogicalElement")) {
      String answer = query(file.formatted(name));
      assertTrue(answer.contains("<Name>/etc/passwd</Name>"), answer);
    }
    String inDirectory =
        query("SELECT Name FROM CIM_DataFile WHERE Path = '/etc/' AND FileName = 'passwd'");
    assertTrue(inDirectory.contains("<Name>/etc/passwd</Name>"), inDirectory);
    String all = query("SELECT * FROM CIM_DataFile");
    assertTrue(all.contains("WHERE Name = "), all);
    assertTrue(query("SELECT * FROM CIM_LogicalFile").contains("EnumerateResponse"));
    String got =
        host.exchange(Envelopes.get(CIMV2 + "/CIM_DataFile", Map.of("Name", "/etc/passwd")));
    assertTrue(got.contains("<p:FileName>passwd</p:FileName>"), got);
  }

  @Test
  void asksAllDisksThroughTheirSuperclass() {
    String answer = query("SELECT DeviceID FROM CIM_LogicalDisk WHERE Name = '/'");
    assertTrue(answer.contains("<DeviceID>/</DeviceID>"), answer);
  }

  @Test
  void findsTheSingleton() {
    for (String name : List.of("Win32_OperatingSystem", "Win32_LocalTime")) {
      String answer = host.exchange(Envelopes.get(CIMV2 + "/" + name, Map.of()));
      assertTrue(answer.contains("p:" + name), answer);
    }
  }

  @Test
  void answersCql() {
    String answer =
        filter(CqlDialect.CQL, "SELECT d.DeviceID FROM CIM_LogicalDisk d WHERE d.Name LIKE '/.*'");
    assertTrue(answer.contains("<DeviceID>/</DeviceID>"), answer);
  }

  @Test
  void theProcessorsAreAssociatedWithTheComputer() {
    Matcher name =
        Pattern.compile("<Name>([^<]+)</Name>")
            .matcher(query("SELECT Name FROM Win32_ComputerSystem"));
    assertTrue(name.find());
    String object =
        ("<b:Object><a:Address>urn:x</a:Address><a:ReferenceParameters><w:ResourceURI>%s"
                + "</w:ResourceURI><w:SelectorSet><w:Selector Name='Name'>%s</w:Selector>"
                + "</w:SelectorSet></a:ReferenceParameters></b:Object>")
            .formatted(CIMV2 + "/Win32_ComputerSystem", name.group(1));
    String answer = associations("AssociatedInstances", object);
    assertTrue(answer.contains("<p:Win32_Processor "), answer);
    String links = associations("AssociationInstances", object);
    assertTrue(links.contains("<p:Win32_ComputerSystemProcessor "), links);
    Matcher device = Pattern.compile("<p:DeviceID>([^<]+)</p:DeviceID>").matcher(answer);
    assertTrue(device.find());
    String back =
        object
            .replace("Win32_ComputerSystem<", "Win32_Processor<")
            .replace("'Name'>" + name.group(1), "'DeviceID'>" + device.group(1));
    assertTrue(
        associations("AssociatedInstances", back).contains("<p:Win32_ComputerSystem "), back);
    String link =
        host.exchange(
            Envelopes.get(CIMV2 + "/Win32_ComputerSystemProcessor", Map.of())
                .replaceFirst(
                    "</w:ResourceURI>",
                    "</w:ResourceURI><w:SelectorSet>"
                        + reference("GroupComponent", object)
                        + reference("PartComponent", back)
                        + "</w:SelectorSet>"));
    assertTrue(link.contains("<p:Win32_ComputerSystemProcessor "), link);
  }

  private static String reference(String name, String object) {
    return "<w:Selector Name='%s'>%s</w:Selector>"
        .formatted(name, object.replace("b:Object", "a:EndpointReference"));
  }

  private String associations(String element, String inside) {
    return filter(ASSOCIATION, element(element, inside));
  }

  private static String element(String name, String inside) {
    return "<b:%s xmlns:b='http://schemas.dmtf.org/wbem/wsman/1/cimbinding.xsd'>%s</b:%s>"
        .formatted(name, inside, name);
  }

  private String query(String wql) {
    return filter(FilterDialect.WQL, wql);
  }

  private String filter(String dialect, String content) {
    return filter(ClassRepository.DEFAULT_NAMESPACE, dialect, content);
  }

  private String filter(String namespace, String dialect, String content) {
    return host.exchange(
        Envelopes.enumerate(
            WmiService.WMI + namespace + "/*",
            "<w:OptimizeEnumeration/><w:MaxElements>100</w:MaxElements><w:Filter Dialect=\""
                + dialect
                + "\">"
                + content
                + "</w:Filter>"));
  }
}
