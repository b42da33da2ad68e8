package io.windlass.wmi.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wmi.repository.ClassRepository;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.cim.CimDateTime;
import io.windlass.wsman.api.cim.CimType;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.cim.Property;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every class of this very host. */
class AllClassesTest {
  private static final ClassRepository REPOSITORY = new ClassRepository();

  static List<ClassSource> sources() {
    return LinuxClasses.sources();
  }

  /** Those whose instances can be listed without a condition. */
  static Stream<ClassSource> listed() {
    return sources().stream().filter(source -> !source.isTooLargeToList(Wanted.all()));
  }

  @ParameterizedTest
  @MethodSource("listed")
  void setsOnlyPropertiesOfTheSchemaWithTheirTypes(ClassSource source) throws Exception {
    read(source, Wanted.all()).forEach(instance -> checkAgainstSchema(source, instance));
  }

  /** Fails when a value is not what the schema declares. */
  static void checkAgainstSchema(ClassSource source, Instance instance) {
    ClassSchema schema = schema(source);
    assertEquals(schema.name(), instance.className());
    instance
        .properties()
        .forEach(
            (name, value) -> {
              Property property = property(schema, name);
              if (property.isArray()) {
                ((List<?>) value).forEach(element -> check(property, element));
              } else {
                check(property, value);
              }
            });
  }

  @ParameterizedTest
  @MethodSource("listed")
  void hasAllKeysAndNoneTwice(ClassSource source) throws Exception {
    Set<Map<String, String>> seen = new HashSet<>();
    for (Instance instance : read(source, Wanted.of(Set.of("Caption")))) {
      assertTrue(seen.add(keys(source, instance)), () -> "twice: " + instance);
    }
  }

  @ParameterizedTest
  @MethodSource("listed")
  void findsWhatItLists(ClassSource source) throws Exception {
    List<Instance> all = read(source, Wanted.of(Set.of("Caption")));
    if (!all.isEmpty()) {
      Map<String, String> keys = keys(source, all.get(0));
      Instance found = source.find(keys, Wanted.all()).orElseThrow();
      assertEquals(keys, keys(source, found));
    }
  }

  @ParameterizedTest
  @MethodSource("sources")
  void findsNothingForKeysOfNobody(ClassSource source) throws Exception {
    for (Property key : schema(source).properties()) {
      if (key.isKey()) {
        Map<String, String> keys = Map.of(key.name(), "../../no\u0000body");
        assertTrue(source.find(keys, Wanted.all()).isEmpty());
      }
    }
  }

  private static ClassSchema schema(ClassSource source) {
    return REPOSITORY.findOwn(source.className()).orElseThrow();
  }

  private static List<Instance> read(ClassSource source, Wanted wanted) throws Exception {
    try (Stream<Instance> all = source.instances(wanted)) {
      return all.toList();
    }
  }

  private static Map<String, String> keys(ClassSource source, Instance instance) {
    Map<String, String> keys = new LinkedHashMap<>();
    for (Property property : schema(source).properties()) {
      if (property.isKey()) {
        Object value = instance.get(property.name());
        assertNotNull(value, () -> "key " + property.name() + " is not set in " + instance);
        keys.put(property.name(), value.toString());
      }
    }
    return keys;
  }

  private static Property property(ClassSchema schema, String name) {
    return schema.properties().stream()
        .filter(property -> property.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(schema.name() + " has no property " + name));
  }

  private static void check(Property property, Object value) {
    String where = property.name() + " = " + value + " (" + value.getClass() + ")";
    CimType type = property.type();
    if (type.isInteger()) {
      BigInteger number = new BigInteger(value.toString());
      String name = type.name();
      int bits = Integer.parseInt(name.substring(4));
      boolean signed = name.startsWith("S");
      assertTrue(signed || number.signum() >= 0, where);
      assertTrue(number.bitLength() <= (signed ? bits - 1 : bits), where);
    } else if (type == CimType.STRING) {
      assertTrue(value instanceof String, where);
    } else if (type == CimType.BOOLEAN) {
      assertTrue(value instanceof Boolean, where);
    } else if (type == CimType.DATETIME) {
      assertTrue(value instanceof CimDateTime, where);
    } else if (type == CimType.REFERENCE) {
      assertTrue(value instanceof Target, where);
    } else {
      throw new AssertionError("no class here uses this type: " + where);
    }
  }
}
