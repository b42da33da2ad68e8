package io.windlass.wmi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wmi.repository.ClassRepository;
import io.windlass.wmi.wql.WqlDialect;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.filter.FilterDialect;
import io.windlass.wsman.testkit.Envelopes;
import io.windlass.wsman.testkit.WsmanHost;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** ASSOCIATORS OF, REFERENCES OF and schema queries behind the engine. */
class RelatedQueriesTest {
  private static final String CIMV2 = "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/cimv2";
  private static final String DISK = "{Win32_LogicalDisk.DeviceID='/'}";
  private static final Pattern ITEM = Pattern.compile("xsi:type=\"p:(\\w+)_Type\"");

  private WsmanHost host;

  private static Target target(String className, String key, String value) {
    return Target.ofClass("root/cimv2", className, Map.of(key, value));
  }

  @BeforeEach
  void start() {
    ClassRepository repository = new ClassRepository();
    ListedSource disks =
        new ListedSource(
            "Win32_LogicalDisk",
            Instance.of("Win32_LogicalDisk").set("DeviceID", "/").set("Size", 7L).build());
    ListedSource partitions =
        new ListedSource(
            "Win32_DiskPartition",
            Instance.of("Win32_DiskPartition").set("DeviceID", "sda1").set("Size", 9L).build());
    ListedSource links =
        new ListedSource(
            "Win32_LogicalDiskToPartition",
            Instance.of("Win32_LogicalDiskToPartition")
                .set("Antecedent", target("Win32_DiskPartition", "DeviceID", "sda1"))
                .set("Dependent", target("Win32_LogicalDisk", "DeviceID", "/"))
                .build());
    ListedSource system =
        new ListedSource(
            "Win32_ComputerSystem", Instance.of("Win32_ComputerSystem").set("Name", "me").build());
    ListedSource devices =
        new ListedSource(
            "Win32_SystemDevices",
            Instance.of("Win32_SystemDevices")
                .set("GroupComponent", target("Win32_ComputerSystem", "Name", "me"))
                .set("PartComponent", target("Win32_LogicalDisk", "DeviceID", "/"))
                .build());
    host = new WsmanHost();
    host.add(
        new WmiProvider(repository, List.of(disks, partitions, links, system, devices)),
        CIMV2,
        "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/default");
    host.addDialect(FilterDialect.WQL, new WqlDialect(repository));
  }

  @AfterEach
  void stop() {
    host.close();
  }

  private String query(String namespace, String more, String wql) {
    return host.exchange(
        Envelopes.enumerate(
            namespace + "/*",
            "<w:OptimizeEnumeration/><w:MaxElements>5000</w:MaxElements>"
                + "<w:Filter Dialect=\""
                + FilterDialect.WQL
                + "\">"
                + wql.replace("<", "&lt;")
                + "</w:Filter>"
                + more));
  }

  private String query(String wql) {
    return query(CIMV2, "", wql);
  }

  private List<String> classes(String wql) {
    String answer = query(wql);
    assertFalse(answer.contains("Fault>"), answer);
    List<String> found = new ArrayList<>();
    Matcher item = ITEM.matcher(answer);
    while (item.find()) {
      found.add(item.group(1));
    }
    return found;
  }

  @Test
  void associatorsAreWhatIsAtTheOtherEnds() {
    assertEquals(
        List.of("Win32_DiskPartition", "Win32_ComputerSystem"),
        new java.util.TreeSet<>(classes("ASSOCIATORS OF " + DISK))
            .descendingSet().stream().toList());
    assertTrue(query("ASSOCIATORS OF " + DISK).contains("<p:Size>9</p:Size>"));
  }

  @Test
  void keywordsRestrictThem() {
    assertEquals(
        List.of("Win32_DiskPartition"),
        classes("associators of " + DISK + " where AssocClass=Win32_LogicalDiskToPartition"));
    assertEquals(
        List.of("Win32_ComputerSystem"),
        classes("ASSOCIATORS OF " + DISK + " WHERE Role=PartComponent"));
    assertEquals(
        List.of("Win32_ComputerSystem"),
        classes("ASSOCIATORS OF " + DISK + " WHERE ResultRole=GroupComponent"));
    assertEquals(
        List.of("Win32_DiskPartition"),
        classes("ASSOCIATORS OF " + DISK + " WHERE ResultClass=CIM_DiskPartition"));
    assertEquals(
        List.of(), classes("ASSOCIATORS OF " + DISK + " WHERE RequiredQualifier=Nonsense"));
    assertEquals(
        2, classes("ASSOCIATORS OF " + DISK + " WHERE RequiredAssocQualifier=Association").size());
  }

  @Test
  void aSinglekeyNeedsNoName() {
    assertEquals(2, classes("ASSOCIATORS OF {win32_logicaldisk='/'}").size());
  }

  @Test
  void referencesAreTheAssociations() {
    assertEquals(
        List.of("Win32_LogicalDiskToPartition"),
        classes("REFERENCES OF " + DISK + " WHERE Role=Dependent"));
    assertEquals(2, classes("REFERENCES OF " + DISK).size());
    assertEquals(
        List.of("Win32_SystemDevices"),
        classes("REFERENCES OF " + DISK + " WHERE ResultClass=Win32_SystemDevices"));
  }

  @Test
  void keysOnlyLeavesTheRestNull() {
    String answer = query("ASSOCIATORS OF " + DISK + " WHERE KeysOnly");
    assertTrue(answer.contains("<p:DeviceID>sda1</p:DeviceID>"), answer);
    assertFalse(answer.contains("<p:Size>"), answer);
  }

  @Test
  void classDefinitionsComeOnceEachWithoutValues() {
    String answer = query("ASSOCIATORS OF " + DISK + " WHERE ClassDefsOnly");
    assertTrue(answer.contains("<p:DeviceID xsi:nil=\"true\"/>"), answer);
    assertFalse(answer.contains("sda1"), answer);
    assertEquals(2, classes("ASSOCIATORS OF " + DISK + " WHERE ClassDefsOnly").size());
  }

  @Test
  void schemaOnlyAsksDeclarationsAndNoInstance() {
    List<String> related = classes("ASSOCIATORS OF {Win32_LogicalDisk} WHERE SchemaOnly");
    assertTrue(related.contains("Win32_DiskPartition"), "" + related);
    List<String> links = classes("REFERENCES OF {Win32_LogicalDisk} WHERE SchemaOnly");
    assertTrue(links.contains("Win32_LogicalDiskToPartition"), "" + links);
  }

  @Test
  void anObjectThatIsNotThereIsAFault() {
    String answer = query("ASSOCIATORS OF {Win32_LogicalDisk.DeviceID='/none'}");
    assertTrue(answer.contains("InvalidResourceURI") || answer.contains("NotFound"), answer);
    assertTrue(query("ASSOCIATORS OF {Win32_Nonsense.A='b'}").contains("There is no"), answer);
  }

  @Test
  void schemaQueriesFindClasses() {
    assertEquals(
        List.of("Win32_LogicalDisk", "Win32_MappedLogicalDisk").get(0),
        classes("SELECT * FROM meta_class WHERE __Class = 'win32_logicaldisk'").get(0));
    List<String> below = classes("SELECT * FROM meta_class WHERE __this ISA 'Win32_PerfRawData'");
    assertTrue(below.contains("Win32_PerfRawData_PerfOS_System"), "" + below);
    assertTrue(below.stream().allMatch(name -> name.startsWith("Win32_PerfRawData")), "" + below);
    List<String> roots = classes("SELECT * FROM meta_class WHERE __Superclass IS NULL");
    assertTrue(roots.contains("CIM_ManagedSystemElement"), "" + roots);
    assertFalse(roots.contains("Win32_Process"), "" + roots);
    assertFalse(roots.contains("meta_class"), "" + roots);
    List<String> dynasty =
        classes("SELECT * FROM meta_class WHERE __Dynasty = 'Win32_CurrentTime'");
    assertTrue(dynasty.contains("Win32_LocalTime"), "" + dynasty);
    List<String> system = classes("SELECT * FROM meta_class WHERE __CLASS LIKE '[_][_]%'");
    assertTrue(system.contains("__Namespace"), "" + system);
  }

  @Test
  void classesHaveAddressesWithoutKeys() {
    String answer =
        query(
            CIMV2,
            "<w:EnumerationMode>EnumerateEPR</w:EnumerationMode>",
            "SELECT * FROM meta_class WHERE __Class = 'Win32_Process'");
    assertTrue(answer.contains(CIMV2 + "/Win32_Process</w:ResourceURI>"), answer);
    assertFalse(answer.contains("Handle"), answer);
  }

  @Test
  void eventQueriesAreForSubscribe() {
    String answer = query("SELECT * FROM __InstanceCreationEvent WITHIN 5");
    assertTrue(answer.contains("are for Subscribe"), answer);
  }
}
