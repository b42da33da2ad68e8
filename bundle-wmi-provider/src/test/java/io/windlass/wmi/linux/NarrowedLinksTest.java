package io.windlass.wmi.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.process.ProcessExecutableSource;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.filter.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Associations of one instance are not sought among those of all. */
class NarrowedLinksTest {
  private final List<String> calls = new ArrayList<>();

  private record Names(String property, Target value) implements Comparison {
    @Override
    public Operator operator() {
      return Operator.EQUAL;
    }
  }

  private static Wanted naming(String role, String className, String key, String value) {
    Target target = Target.ofClass("root/cimv2", className, Map.of(key, value));
    return Wanted.all().where(List.of(new Names(role, target)));
  }

  private final class Parts implements ClassSource {
    @Override
    public String className() {
      return "Win32_Service";
    }

    @Override
    public Stream<Instance> instances(Wanted wanted) {
      calls.add("all");
      return Stream.of("a", "b").map(this::part);
    }

    @Override
    public Optional<Instance> find(Map<String, String> keys, Wanted wanted) {
      calls.add("one " + keys);
      return Optional.of(keys.get("Name")).filter("a"::equals).map(this::part);
    }

    private Instance part(String name) {
      return Instance.of("Win32_Service").set("Name", name).build();
    }
  }

  private List<Object> parts(Wanted wanted) throws Exception {
    ClassSource computer =
        new ClassSource() {
          @Override
          public String className() {
            return "Win32_ComputerSystem";
          }

          @Override
          public Stream<Instance> instances(Wanted any) {
            return Stream.of(Instance.of("Win32_ComputerSystem").set("Name", "me").build());
          }
        };
    LinkSource links = LinkSource.ofComputer("Win32_SystemServices", computer, new Parts(), "Name");
    try (Stream<Instance> all = links.instances(wanted)) {
      return all.map(link -> (Object) ((Target) link.get("PartComponent")).selectors().get("Name"))
          .toList();
    }
  }

  @Test
  void thePartThatIsNamedIsLookedUp() throws Exception {
    assertEquals(List.of("a"), parts(naming("PartComponent", "Win32_Service", "Name", "a")));
    assertEquals(List.of("one {Name=a}"), calls);
  }

  @Test
  void aPartThatIsNotFoundSoIsSoughtAmongAll() throws Exception {
    assertEquals(List.of("a", "b"), parts(naming("PartComponent", "Win32_Service", "Name", "A")));
    assertEquals(List.of("one {Name=A}", "all"), calls);
  }

  @Test
  void theProgramsOfOneProcessAreReadForItAlone() throws Exception {
    long self = ProcessHandle.current().pid();
    Wanted wanted = naming("Dependent", "Win32_Process", "Handle", Long.toString(self));
    try (Stream<Instance> all = new ProcessExecutableSource(Host.real()).instances(wanted)) {
      List<Instance> links = all.toList();
      assertTrue(links.size() > 3, "" + links.size());
      for (Instance link : links) {
        assertEquals(
            Map.of("Handle", Long.toString(self)), ((Target) link.get("Dependent")).selectors());
      }
    }
  }
}
