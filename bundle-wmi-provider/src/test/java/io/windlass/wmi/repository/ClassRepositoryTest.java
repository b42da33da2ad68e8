package io.windlass.wmi.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.api.cim.CimType;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Method;
import io.windlass.wsman.api.cim.Property;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassRepositoryTest {
  private static final ClassRepository REPOSITORY = new ClassRepository();

  private static ClassSchema cimv2(String name) {
    return REPOSITORY.find("root/cimv2", name).orElseThrow();
  }

  private static Property property(String className, String name) {
    return cimv2(className).properties().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Method method(String className, String name) {
    return cimv2(className).methods().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "Win32_ComputerSystem, Name",
    "Win32_Processor, DeviceID",
    "Win32_Process, Handle",
    "Win32_Service, Name",
    "Win32_LogicalDisk, DeviceID",
    "Win32_DiskDrive, DeviceID",
    "Win32_NetworkAdapter, DeviceID",
    "Win32_NetworkAdapterConfiguration, Index",
    "Win32_UserAccount, Domain Name",
    "Win32_Group, Domain Name",
    "Win32_Environment, Name UserName",
    "Win32_TimeZone, StandardName",
    "Win32_NTLogEvent, Logfile RecordNumber",
    "Win32_Thread, Handle ProcessHandle",
    "CIM_Process, Handle",
    "CIM_DataFile, Name",
    "CIM_Dependency, Antecedent Dependent",
    "Win32_LoggedOnUser, Antecedent Dependent"
  })
  void keysAreThoseOfRealSystems(String className, String keys) {
    Set<String> found = new HashSet<>();
    cimv2(className).properties().stream()
        .filter(Property::isKey)
        .forEach(key -> found.add(key.name()));
    assertEquals(Set.of(keys.split(" ")), found);
    assertFalse(cimv2(className).isSingleton());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Win32_OperatingSystem",
        "Win32_LocalTime",
        "Win32_UTCTime",
        "Win32_CurrentTime",
        "Win32_PerfRawData_PerfOS_Memory",
        "Win32_PerfFormattedData_PerfOS_System"
      })
  void singletonsHaveNoKeys(String className) {
    assertTrue(cimv2(className).isSingleton());
    assertTrue(cimv2(className).properties().stream().noneMatch(Property::isKey));
  }

  @Test
  void everyClassLoadsAndNoneRepeatsAProperty() {
    assertEquals(1421, REPOSITORY.schemas().size());
    for (ClassSchema schema : REPOSITORY.schemas()) {
      Set<String> names = new HashSet<>();
      for (Property property : schema.properties()) {
        assertTrue(
            names.add(property.name().toLowerCase(Locale.ROOT)), () -> schema + property.name());
        assertFalse(property.isKey() && schema.isSingleton());
      }
      schema.methods().forEach(method -> assertTrue(method.returnType().isPresent()));
    }
  }

  @Test
  void propertiesAreInheritedAndTyped() {
    assertEquals(45, cimv2("Win32_Process").properties().size());
    assertEquals(CimType.UINT32, property("Win32_Process", "ProcessId").type());
    assertEquals(CimType.UINT64, property("Win32_Process", "WorkingSetSize").type());
    assertEquals(CimType.DATETIME, property("Win32_Process", "CreationDate").type());
    assertEquals(CimType.STRING, property("Win32_Process", "Handle").type());
    assertEquals(CimType.BOOLEAN, property("Win32_Service", "Started").type());
    assertTrue(property("Win32_NetworkAdapterConfiguration", "IPAddress").isArray());
    assertTrue(property("Win32_LogicalDisk", "VolumeName").isWritable());
    assertFalse(property("Win32_LogicalDisk", "Size").isWritable());
    Property dependent = property("Win32_LoggedOnUser", "Dependent");
    assertEquals(CimType.REFERENCE, dependent.type());
    assertEquals(Optional.of("Win32_LogonSession"), dependent.referenceClass());
    Property target = property("__InstanceCreationEvent", "TargetInstance");
    assertEquals(CimType.EMBEDDED, target.type());
    assertEquals(Optional.empty(), target.referenceClass());
  }

  @Test
  void methodsKnowTheirParametersAndWhichAreStatic() {
    Method create = method("Win32_Process", "Create");
    assertTrue(create.isStatic());
    assertEquals(Optional.of(CimType.UINT32), create.returnType());
    assertEquals(
        List.of("CommandLine", "CurrentDirectory", "ProcessStartupInformation"),
        create.inputs().stream().map(Property::name).toList());
    assertEquals(CimType.EMBEDDED, create.inputs().get(2).type());
    assertEquals("ProcessId", create.outputs().get(0).name());
    assertFalse(method("Win32_Process", "Terminate").isStatic());
    assertTrue(method("Win32_Service", "Create").isStatic());
    Property dependencies = method("Win32_Service", "Create").inputs().get(11);
    assertTrue(dependencies.isArray());
    assertEquals(CimType.STRING, dependencies.type());
    assertEquals("Reset", method("Win32_LogicalDisk", "Reset").name());
  }

  @Test
  void namesAreFoundWithoutCaseAndAnEmptyNamespaceIsCimv2() {
    ClassSchema process = REPOSITORY.find("", "WIN32_process").orElseThrow();
    assertEquals("Win32_Process", process.name());
    assertEquals("root/cimv2", process.namespace());
    assertSame(process, REPOSITORY.find("Root/CIMv2", "win32_PROCESS").orElseThrow());
    assertTrue(REPOSITORY.find("root/cimv2", "Win32_Nothing").isEmpty());
    assertTrue(REPOSITORY.find("root/other", "Win32_Process").isEmpty());
  }

  @Test
  void systemClassesAreInEveryNamespace() {
    assertEquals(
        "root/default", REPOSITORY.find("root/default", "__Event").orElseThrow().namespace());
    assertEquals("root/cimv2", cimv2("__Event").namespace());
    assertTrue(REPOSITORY.find("root/default", "StdRegProv").isPresent());
    assertTrue(REPOSITORY.find("root/default", "Win32_Process").isEmpty());
  }

  @Test
  void namespacesHaveTheirOwnClassesOfTheSameName() {
    ClassSchema old = cimv2("CIM_LogicalElement");
    ClassSchema newer = REPOSITORY.find("root/standardcimv2", "cim_logicalelement").orElseThrow();
    assertEquals(5, old.properties().size());
    assertEquals(14, newer.properties().size());
    assertTrue(
        REPOSITORY.withSubclasses(newer).stream()
            .allMatch(each -> each.namespace().equals("root/standardcimv2")));
    assertTrue(REPOSITORY.in("root/standardcimv2").isA("MSFT_NetAdapter", "CIM_ManagedElement"));
    assertFalse(REPOSITORY.in("root/cimv2").isA("Win32_NetworkAdapter", "CIM_ManagedElement"));
    assertTrue(REPOSITORY.find("root/cimv2", "MSFT_NetAdapter").isEmpty());
    assertTrue(REPOSITORY.find("root/wmi", "__Event").isPresent());
  }

  @ParameterizedTest
  @CsvSource({
    "root/standardcimv2, MSFT_NetTCPConnection, 32, InstanceID",
    "root/standardcimv2, MSFT_NetUDPEndpoint, 27, InstanceID",
    "root/standardcimv2, MSFT_NetRoute, 19, InstanceID",
    "root/standardcimv2, MSFT_NetNeighbor, 36, Name SystemName CreationClassName SystemCreationClassName",
    "root/standardcimv2, MSFT_NetIPAddress, 48, Name SystemName CreationClassName SystemCreationClassName",
    "root/standardcimv2, MSFT_NetAdapter, 103, DeviceID SystemName CreationClassName SystemCreationClassName",
    "root/microsoft/windows/storage, MSFT_Disk, 35, ObjectId",
    "root/microsoft/windows/storage, MSFT_Partition, 27, ObjectId",
    "root/microsoft/windows/storage, MSFT_Volume, 18, ObjectId",
    "root/microsoft/windows/storage, MSFT_PhysicalDisk, 39, ObjectId"
  })
  void newerClassesHaveWhatIsDocumented(String space, String name, int properties, String keys) {
    ClassSchema schema = REPOSITORY.find(space, name).orElseThrow();
    assertEquals(properties, schema.properties().size());
    assertEquals(
        Set.of(keys.split(" ")),
        new HashSet<>(
            schema.properties().stream().filter(Property::isKey).map(Property::name).toList()));
  }

  @Test
  void namespacesLieInNamespaces() {
    assertEquals(
        List.of("cimv2", "default", "hardware", "interop", "microsoft", "standardcimv2", "wmi"),
        REPOSITORY.namespacesBelow("root"));
    assertEquals(List.of("windows"), REPOSITORY.namespacesBelow("root/microsoft"));
    assertEquals(List.of("storage"), REPOSITORY.namespacesBelow("root/microsoft/windows"));
    assertEquals(List.of(), REPOSITORY.namespacesBelow("root/wmi"));
    ClassRepository more = new ClassRepository();
    more.setAdded(List.of(), Set.of("root/acme/pumps"));
    assertEquals("acme", more.namespacesBelow("root").get(0));
    assertEquals(List.of("pumps"), more.namespacesBelow("root/acme"));
    assertTrue(more.find("root/acme", "__Namespace").isPresent());
  }

  @Test
  void knowsAncestorsAndDescendants() {
    assertEquals(Optional.of("CIM_Process"), REPOSITORY.superclass("win32_process"));
    assertTrue(REPOSITORY.isA("Win32_Process", "cim_managedsystemelement"));
    assertFalse(REPOSITORY.isA("CIM_Process", "Win32_Process"));
    List<String> services =
        REPOSITORY.withSubclasses(cimv2("CIM_Service")).stream().map(ClassSchema::name).toList();
    assertEquals("CIM_Service", services.get(0));
    assertTrue(services.contains("Win32_Service"));
    assertTrue(services.contains("Win32_SystemDriver"));
    assertTrue(cimv2("CIM_Process").isAbstract());
    assertFalse(cimv2("Win32_Process").isAbstract());
  }

  @Test
  void aClassMayStandBeforeItsSuperclassAndReplaceWhatItInherits() {
    ClassRepository small =
        new ClassRepository(
            "C\tB\troot/cimv2\tA\nP\tId\tstring\tk\nM\tRun\tuint32\ts\n"
                + "C\tA\troot/cimv2\t\ta\nP\tId\tstring\nP\tNote\tstring\tw\nM\tRun\tuint8\n");
    ClassSchema b = small.find("", "B").orElseThrow();
    assertEquals(List.of("Id", "Note"), b.properties().stream().map(Property::name).toList());
    assertTrue(b.properties().get(0).isKey());
    assertEquals(1, b.methods().size());
    assertTrue(b.methods().get(0).isStatic());
  }

  @Test
  void refusesTextThatIsNoClassFacts() {
    assertThrows(IllegalArgumentException.class, () -> new ClassRepository("rubbish"));
    assertThrows(IllegalArgumentException.class, () -> new ClassRepository("C\tOnlyName\n"));
    ClassSchema torn = new ClassRepository("C\tA\troot/cimv2\nX\tId\n").find("", "A").orElseThrow();
    assertThrows(IllegalArgumentException.class, torn::properties);
  }
}
