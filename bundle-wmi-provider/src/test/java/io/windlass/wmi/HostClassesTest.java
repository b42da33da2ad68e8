package io.windlass.wmi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wmi.linux.LinuxClasses;
import io.windlass.wmi.repository.ClassRepository;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wmi.wql.WqlDialect;
import io.windlass.wsman.api.InstanceSource;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.cim.CimDateTime;
import io.windlass.wsman.api.cim.CimType;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.cim.Property;
import io.windlass.wsman.api.filter.FilterStatement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The sources of the host that runs the tests, seen through repository and queries. */
@EnabledOnOs(OS.LINUX)
class HostClassesTest {
  private final ClassRepository repository = new ClassRepository();

  @Test
  void whatTheSourcesSetFitsTheSchemas() throws Exception {
    Set<String> wrong = new TreeSet<>();
    for (ClassSource source : LinuxClasses.sources()) {
      if (source.isTooLargeToList(Wanted.all())) {
        continue;
      }
      ClassSchema schema = repository.findOwn(source.className()).orElseThrow();
      try (Stream<Instance> instances = source.instances(Wanted.all())) {
        instances.forEach(instance -> check(instance, schema, wrong));
      }
    }
    assertEquals(Set.of(), wrong);
  }

  private static void check(Instance instance, ClassSchema schema, Set<String> wrong) {
    if (!instance.className().equals(schema.name())) {
      wrong.add(schema.name() + " answers " + instance.className());
    }
    Map<String, Object> left = new HashMap<>(instance.properties());
    for (Property property : schema.properties()) {
      Object value = left.remove(property.name());
      if (value == null ? property.isKey() : !fits(property, value)) {
        wrong.add(schema.name() + "." + property.name() + " = " + value);
      }
    }
    left.keySet().forEach(name -> wrong.add(schema.name() + " has no " + name));
  }

  private static boolean fits(Property property, Object value) {
    if (property.isArray()) {
      return value instanceof List<?> list
          && list.stream().allMatch(element -> fits(property.type(), element));
    }
    return fits(property.type(), value);
  }

  private static boolean fits(CimType type, Object value) {
    return switch (type) {
      case BOOLEAN -> value instanceof Boolean;
      case STRING -> value instanceof String;
      case DATETIME -> value instanceof CimDateTime;
      case CHAR16 -> value instanceof Character;
      case REFERENCE -> value instanceof Target;
      case EMBEDDED -> value instanceof Instance;
      default -> value instanceof Number;
    };
  }

  @Test
  void queriesFindThisVeryProcess() throws Exception {
    long pid = ProcessHandle.current().pid();
    assertEquals(List.of(pid), select("SELECT ProcessId FROM Win32_Process WHERE Handle = " + pid));
    assertEquals(
        List.of(pid),
        select("SELECT * FROM CIM_Process WHERE name LIKE '%java%' AND Handle = '" + pid + "'"));
    assertTrue(select("SELECT * FROM Win32_Process WHERE ProcessId > 0").contains(pid));
    assertFalse(select("SELECT * FROM Win32_Process WHERE ProcessId <> " + pid).contains(pid));
  }

  private List<Long> select(String query) throws Exception {
    FilterStatement statement = new WqlDialect(repository).parse(query);
    ClassSchema schema = repository.find("", statement.className()).orElseThrow();
    TestQuery bound =
        new TestQuery(TestQuery.of(schema.name()), statement.bind(schema), Set.of(), false);
    TestContext context = new TestContext();
    List<Long> found = new ArrayList<>();
    try (InstanceSource source =
        new WmiProvider(repository, LinuxClasses.sources()).enumerate(bound, context)) {
      for (List<Instance> page = source.next(50, context);
          !page.isEmpty();
          page = source.next(50, context)) {
        page.forEach(instance -> found.add(((Number) instance.get("ProcessId")).longValue()));
      }
    }
    return found;
  }
}
