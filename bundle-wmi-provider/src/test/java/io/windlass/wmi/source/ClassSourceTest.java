package io.windlass.wmi.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.cim.Instance;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClassSourceTest {
  private final AtomicBoolean closed = new AtomicBoolean();
  private final ClassSource ports =
      new ClassSource() {
        @Override
        public String className() {
          return "Test_Port";
        }

        @Override
        public Stream<Instance> instances(Wanted wanted) {
          return Stream.of(port("Eth", 1), port("Eth", 2)).onClose(() -> closed.set(true));
        }
      };

  private static Instance port(String name, long number) {
    return Instance.of("Test_Port").set("Name", name).set("Number", number).build();
  }

  @Test
  void findsByTheTextOfAllKeysWithoutCaseAndClosesTheStream() throws Exception {
    Optional<Instance> found = ports.find(Map.of("Name", "eth", "Number", "2"), Wanted.all());
    assertEquals(2L, found.orElseThrow().get("Number"));
    assertTrue(closed.get());
  }

  @Test
  void findsNothingWhenOneKeyDiffersOrIsNull() throws Exception {
    assertTrue(ports.find(Map.of("Name", "eth", "Number", "3"), Wanted.all()).isEmpty());
    assertTrue(ports.find(Map.of("Other", "x"), Wanted.all()).isEmpty());
  }

  @Test
  void aSingletonIsFoundWithoutKeys() throws Exception {
    assertEquals(1L, ports.find(Map.of(), Wanted.all()).orElseThrow().get("Number"));
  }

  @Test
  void refusesMethodsAndWritesUnlessASourceHasThem() {
    Instance input = Instance.of("Test_Port").build();
    ResourceFault method =
        assertThrows(ResourceFault.class, () -> ports.invoke("Reset", Map.of(), input, null));
    assertEquals(FaultCode.ACTION_NOT_SUPPORTED, method.code());
    assertTrue(method.getMessage().contains("Reset"));
    assertTrue(method.getMessage().contains("Test_Port"));
    for (ResourceFault fault :
        new ResourceFault[] {
          assertThrows(ResourceFault.class, () -> ports.create(input, null)),
          assertThrows(ResourceFault.class, () -> ports.delete(Map.of(), null))
        }) {
      assertEquals(FaultCode.ACTION_MISMATCH, fault.code());
    }
  }

  @Test
  void aPutThatChangesNothingSucceedsAndAnyOtherIsRefusedByName() throws Exception {
    Map<String, String> keys = Map.of("Name", "eth", "Number", "2");
    Instance same = Instance.of("Test_Port").set("Number", 2).setNull("Speed").build();
    assertEquals(2L, ports.put(keys, same, null).get("Number"));
    Instance other = Instance.of("Test_Port").set("Number", 2).set("Speed", 10L).build();
    ResourceFault fault = assertThrows(ResourceFault.class, () -> ports.put(keys, other, null));
    assertEquals(FaultCode.INVALID_VALUES, fault.code());
    assertTrue(fault.getMessage().contains("Speed of Test_Port"), fault.getMessage());
    assertEquals(
        FaultCode.NOT_FOUND,
        assertThrows(ResourceFault.class, () -> ports.put(Map.of("Name", "gone"), same, null))
            .code());
  }

  @Test
  void wantedComparesNamesWithoutCaseAndNothingMeansEverything() {
    Wanted some = Wanted.of(Set.of("ProcessId", "Name"));
    assertTrue(some.has("PROCESSID"));
    assertFalse(some.has("Handle"));
    assertTrue(some.hasAny("Handle", "name"));
    assertFalse(some.hasAny("Handle"));
    assertFalse(some.isAll());
    assertTrue(Wanted.of(Set.of()).isAll());
    assertTrue(Wanted.all().has("Anything"));
  }
}
