package io.windlass.wmi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wmi.repository.ClassRepository;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wmi.wql.WqlDialect;
import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.InstanceSource;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.filter.Filter;
import io.windlass.wsman.api.filter.FilterStatement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WmiProviderTest {
  private static final ClassRepository REPOSITORY = new ClassRepository();

  private final TestContext context = new TestContext();
  private final ListedSource processes =
      new ListedSource("Win32_Process", process("1", "init"), process("42", "sshd"));
  private final ListedSource services =
      new ListedSource("Win32_Service", service("ssh"), service("cron"));
  private final ListedSource drivers =
      new ListedSource(
          "Win32_SystemDriver", Instance.of("Win32_SystemDriver").set("Name", "ext4").build());
  private final ListedSource system =
      new ListedSource(
          "Win32_OperatingSystem",
          Instance.of("Win32_OperatingSystem").set("Version", "12").build());
  private final WmiProvider provider =
      new WmiProvider(REPOSITORY, List.of(processes, services, drivers, system));

  private static Instance process(String handle, String name) {
    return Instance.of("Win32_Process").set("Handle", handle).set("Name", name).build();
  }

  private static Instance service(String name) {
    return Instance.of("Win32_Service").set("Name", name).build();
  }

  private List<Object> names(InstanceSource source) throws Exception {
    List<Object> names = new ArrayList<>();
    for (List<Instance> page = source.next(1, context);
        !page.isEmpty();
        page = source.next(1, context)) {
      assertEquals(1, page.size());
      names.add(page.get(0).get("Name"));
    }
    source.close();
    return names;
  }

  private List<Object> select(String query) throws Exception {
    FilterStatement statement = new WqlDialect(REPOSITORY).parse(query);
    ClassSchema schema = REPOSITORY.find("", statement.className()).orElseThrow();
    Optional<Filter> filter = statement.bind(schema);
    return names(
        provider.enumerate(
            new TestQuery(TestQuery.of(schema.name()), filter, Set.of(), false), context));
  }

  private ResourceFault getFault(String className, Map<String, String> keys) {
    Target target = Target.ofClass("root/cimv2", className, keys);
    return assertThrows(ResourceFault.class, () -> provider.get(target, context));
  }

  @Test
  void declaresEveryClassOfTheRepository() {
    assertEquals(REPOSITORY.schemas(), List.copyOf(provider.schemas()));
  }

  @Test
  void getsByKeyWithoutEnumerating() throws Exception {
    Target target = Target.ofClass("root/cimv2", "Win32_Process", Map.of("HANDLE", "42"));
    assertEquals("sshd", provider.get(target, context).get("Name"));
    assertEquals(List.of("find {Handle=42}"), processes.calls);
  }

  @Test
  void getsAnInstanceOfASubclassAndUnderTheDmtfUri() throws Exception {
    URI uri = URI.create("http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_Process");
    Target target = Target.of(uri, Map.of("Handle", "1", "__cimnamespace", "root/cimv2"));
    assertEquals("Win32_Process", provider.get(target, context).className());
    assertEquals("init", provider.get(Target.of(uri, Map.of("Handle", "1")), context).get("Name"));
  }

  @Test
  void getsASingletonWithoutKeys() throws Exception {
    assertEquals("12", provider.get(TestQuery.of("Win32_OperatingSystem"), context).get("Version"));
  }

  @Test
  void whatCannotBeGotIsRefusedWithTheReason() {
    ResourceFault absent = getFault("Win32_Process", Map.of("Handle", "7"));
    assertEquals(FaultCode.NOT_FOUND, absent.code());
    assertTrue(absent.getMessage().contains("Handle=7"), absent.getMessage());
    ResourceFault unserved = getFault("Win32_Battery", Map.of("DeviceID", "1"));
    assertEquals(FaultCode.NOT_FOUND, unserved.code());
    assertTrue(unserved.getMessage().contains("Nothing on this host"), unserved.getMessage());
    assertEquals(FaultCode.INSUFFICIENT_SELECTORS, getFault("CIM_LogicalElement", Map.of()).code());
    assertEquals(FaultCode.INVALID_RESOURCE_URI, getFault("No_Such", Map.of("a", "b")).code());
  }

  @Test
  void enumeratesAClassWithItsSubclassesOneAfterTheOther() throws Exception {
    InstanceSource source = provider.enumerate(TestQuery.all("Win32_BaseService"), context);
    assertEquals(List.of(), services.calls);
    assertEquals("ssh", source.next(1, context).get(0).get("Name"));
    assertEquals(List.of("cron", "ext4"), names(source));
    assertEquals(List.of("instances *", "read", "read", "close"), services.calls);
    assertEquals(List.of("instances *", "read", "close"), drivers.calls);
  }

  @Test
  void enumeratesNothingForAClassThatNobodyServes() throws Exception {
    assertEquals(List.of(), names(provider.enumerate(TestQuery.all("Win32_Battery"), context)));
    assertEquals(5, select("SELECT * FROM CIM_ManagedSystemElement WHERE Name IS NOT NULL").size());
  }

  @Test
  void readsNoFurtherThanAskedAndClosesWhenReleased() throws Exception {
    InstanceSource source = provider.enumerate(TestQuery.all("Win32_Process"), context);
    source.next(1, context);
    source.close();
    assertEquals(List.of("instances *", "read", "close"), processes.calls);
  }

  @Test
  void aFilterThatFixesTheKeyLooksItUp() throws Exception {
    assertEquals(List.of("sshd"), select("SELECT * FROM Win32_Process WHERE Handle = 42"));
    assertEquals(List.of("find {Handle=42}"), processes.calls);
  }

  @Test
  void aKeyInAnotherLetterCaseIsStillFound() throws Exception {
    assertEquals(List.of("ssh"), select("SELECT * FROM Win32_Service WHERE Name = 'SSH'"));
    assertEquals("find {Name=SSH}", services.calls.get(0));
  }

  @Test
  void aFilterThatLeavesTheKeyOpenReadsAllAndKeepsMatchesOnly() throws Exception {
    assertEquals(
        List.of("init"), select("SELECT * FROM Win32_Process WHERE Handle = 1 OR Name = 'x'"));
    assertEquals("instances *", processes.calls.get(0));
    assertEquals(
        List.of(), select("SELECT * FROM Win32_Process WHERE Handle = 1 AND Name = 'sshd'"));
  }

  @Test
  void tellsTheSourceWhichPropertiesAreWanted() throws Exception {
    List<String> seen = new ArrayList<>();
    ClassSource spy =
        new ClassSource() {
          @Override
          public String className() {
            return "Win32_Process";
          }

          @Override
          public Stream<Instance> instances(Wanted wanted) {
            List.of("Handle", "Name", "CommandLine").stream()
                .filter(wanted::has)
                .forEach(seen::add);
            return Stream.empty();
          }
        };
    WmiProvider spied = new WmiProvider(REPOSITORY, List.of(spy));
    Target target = TestQuery.of("CIM_Process");
    names(spied.enumerate(new TestQuery(target, Optional.empty(), Set.of("Name"), false), context));
    assertEquals(List.of("Handle", "Name"), seen);
    seen.clear();
    names(spied.enumerate(new TestQuery(target, Optional.empty(), Set.of(), true), context));
    assertEquals(List.of("Handle"), seen);
  }

  @Test
  void tellsTheSourceWhatEveryMatchFulfils() throws Exception {
    List<String> seen = new ArrayList<>();
    ClassSource spy =
        new ClassSource() {
          @Override
          public String className() {
            return "Win32_Process";
          }

          @Override
          public boolean isTooLargeToList(Wanted wanted) {
            return wanted.equal("name").isEmpty();
          }

          @Override
          public Stream<Instance> instances(Wanted wanted) {
            seen.add(wanted.equal("NAME").orElse("?") + wanted.comparisons("ProcessId").size());
            return Stream.empty();
          }
        };
    WmiProvider spied = new WmiProvider(REPOSITORY, List.of(spy));
    for (String query :
        List.of(
            "SELECT * FROM CIM_Process WHERE Name = 'sshd'",
            "SELECT * FROM CIM_Process",
            "SELECT * FROM Win32_Process WHERE ProcessId > 1 AND ProcessId < 9",
            "SELECT * FROM Win32_Process WHERE Name = 'a' OR ProcessId = 1")) {
      FilterStatement statement = new WqlDialect(REPOSITORY).parse(query);
      ClassSchema schema = REPOSITORY.find("", statement.className()).orElseThrow();
      Target target = TestQuery.of(schema.name());
      names(
          spied.enumerate(new TestQuery(target, statement.bind(schema), Set.of(), false), context));
    }
    // What is too large is left out of a query over a superclass, and refuses for itself.
    assertEquals(List.of("sshd0", "?2", "?0"), seen);
  }

  @Test
  void aSourceThatCannotBeReadIsAnInternalErrorWithItsMessage() throws Exception {
    processes.broken = new IOException("/proc is not mounted");
    InstanceSource source = provider.enumerate(TestQuery.all("Win32_Process"), context);
    ResourceFault fault = assertThrows(ResourceFault.class, () -> source.next(5, context));
    assertEquals(FaultCode.INTERNAL_ERROR, fault.code());
    assertTrue(fault.getMessage().contains("/proc is not mounted"));
    ResourceFault unchecked =
        assertThrows(
            ResourceFault.class,
            () ->
                Failures.explained(
                    () -> {
                      throw new UncheckedIOException(new IOException("gone"));
                    }));
    assertTrue(unchecked.getMessage().contains("gone"));
  }

  @Test
  void stopsWhenNobodyWaitsAnyMore() throws Exception {
    InstanceSource source = provider.enumerate(TestQuery.all("Win32_Process"), context);
    context.cancel();
    assertThrows(InterruptedException.class, () -> source.next(5, context));
  }

  @Test
  void handsMethodsAndWritesToTheSourceOfTheClass() throws Exception {
    Target one = Target.ofClass("root/cimv2", "win32_service", Map.of("name", "ssh"));
    Instance empty = Instance.of("Win32_Service").build();
    assertEquals(0L, provider.invoke(one, "StopService", empty, context).get("ReturnValue"));
    assertSame(empty, provider.put(one, empty, context));
    provider.delete(one, context);
    Target created = provider.create(TestQuery.of("Win32_Service"), empty, context);
    assertEquals(Map.of("Name", "new"), created.selectors());
    assertEquals("Win32_Service", created.className());
    assertEquals(
        List.of("StopService {Name=ssh}", "put {Name=ssh}", "delete {Name=ssh}", "create"),
        services.calls);
    Target battery = TestQuery.of("Win32_Battery");
    ResourceFault fault =
        assertThrows(ResourceFault.class, () -> provider.invoke(battery, "Reset", empty, context));
    assertEquals(FaultCode.ACTION_NOT_SUPPORTED, fault.code());
  }

  @Test
  void aSourceWithoutSchemaOrASecondOneIsRefused() {
    List<ClassSource> unknown = List.of(new ListedSource("No_Such"));
    assertThrows(IllegalArgumentException.class, () -> new WmiProvider(REPOSITORY, unknown));
    List<ClassSource> twice = List.of(processes, new ListedSource("win32_process"));
    assertThrows(IllegalArgumentException.class, () -> new WmiProvider(REPOSITORY, twice));
    assertFalse(provider.schemas().isEmpty());
  }
}
