package io.windlass.wmi.added;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wmi.mof.MofException;
import io.windlass.wmi.mof.MofParser;
import io.windlass.wmi.repository.ClassRepository;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.ClassSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MofRepositoryTest {
  private static final String ACME = "#pragma namespace(\"root\\\\acme\")\n";

  private final ClassRepository classes = new ClassRepository();
  private final MofRepository repository = new MofRepository(classes);

  private Optional<String> put(String name, String text) throws Exception {
    return repository
        .put(new MofUnit(name, MofParser.parse(name, ACME + text)))
        .map(MofException::getMessage);
  }

  private List<Object> names(String className) throws Exception {
    ClassSchema schema = classes.find("root/acme", className).orElseThrow();
    List<Object> names = new ArrayList<>();
    if (repository.of(schema).isPresent()) {
      repository.of(schema).get().instances(Wanted.all()).forEach(i -> names.add(i.get("Name")));
    }
    return names;
  }

  @Test
  void aUnitComesChangesAndGoes() throws Exception {
    List<String> changes = new ArrayList<>();
    Runnable listener = () -> changes.add(classes.addedNamespaces().toString());
    repository.listen(listener);
    put("a", "class A { [Key] string Name; }; instance of A { Name = \"x\"; };");
    assertEquals(List.of("x"), names("A"));
    assertTrue(classes.find("root/acme", "__Namespace").isPresent());
    assertFalse(classes.find("root/acme", "Win32_Process").isPresent());
    put("a", "class A { [Key] string Name; }; instance of A { Name = \"y\"; };");
    assertEquals(List.of("y"), names("A"));
    repository.remove("a");
    repository.remove("a");
    assertFalse(classes.find("root/acme", "A").isPresent());
    repository.forget(listener);
    put("a", "class A {};");
    assertEquals(List.of("[root/acme]", "[root/acme]", "[]"), changes);
    assertEquals(Set.of("root/acme"), classes.addedNamespaces());
  }

  @Test
  void aUnitWaitsForWhatItBuildsOn() throws Exception {
    assertEquals(
        Optional.of("b:2:1: there is no class A in namespace root/acme to derive from"),
        put("b", "class B : A {}; instance of B { Name = \"b\"; };"));
    assertEquals(Set.of("b"), repository.problems().keySet());
    assertEquals(Optional.empty(), put("a", "class A { [Key] string Name; };"));
    assertTrue(repository.problems().isEmpty());
    assertEquals(List.of("b"), names("B"));
    assertEquals(
        List.of("A", "B"),
        classes.withSubclasses(classes.find("root/acme", "a").orElseThrow()).stream()
            .map(ClassSchema::name)
            .toList());
    assertTrue(classes.isA("B", "A"));
    repository.remove("a");
    assertFalse(classes.find("root/acme", "B").isPresent());
  }

  @Test
  void whatIsDeclaredTwiceIsThatOfTheFirst() throws Exception {
    put("a", "class A { [Key] string Name; }; instance of A { Name = \"x\"; };");
    assertTrue(put("c", "class A {};").orElseThrow().contains("declared at a:2:1"));
    assertTrue(
        put("d", "instance of A { Name = \"X\"; };").orElseThrow().contains("already at a:2:33"));
    assertEquals(Optional.empty(), put("e", "instance of A { Name = \"z\"; };"));
    assertEquals(List.of("x", "z"), names("A"));
  }

  @Test
  void theClassesOfTheHostAndTheServiceAreNotTakenOver() throws Exception {
    String cimv2 = "#pragma namespace(\"root\\\\cimv2\")\n";
    assertTrue(put("a", cimv2 + "class Win32_Process {};").orElseThrow().contains("there already"));
    String service = "#pragma namespace(\"root\\\\windlass\")\n";
    assertTrue(put("b", service + "class A {};").orElseThrow().contains("service's own"));
    assertEquals(Optional.empty(), put("c", "class Win32_Process { [Key] string Name; };"));
  }
}
