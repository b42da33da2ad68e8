package io.windlass.wmi.mof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wmi.SharedData;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Property;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Files that others wrote. */
class SharedMofTest {
  private static List<Path> files() throws IOException {
    Path data = SharedData.file("data");
    try (Stream<Path> all = Files.walk(data)) {
      return all.filter(file -> file.toString().endsWith(".mof")).toList();
    }
  }

  @Test
  void everyFileIsParsedAndIsTheSameWhenPrinted() throws Exception {
    List<Path> files = files();
    assertFalse(files.isEmpty());
    for (Path file : files) {
      List<MofElement> elements =
          MofLoader.load(MofFiles.below(file.getParent()), file.getFileName().toString());
      assertFalse(elements.isEmpty(), file.toString());
      assertEquals(elements, MofParser.parse("printed", MofPrinter.print(elements)));
    }
  }

  @Test
  void theCoreClassesAreBound() throws Exception {
    Path file = SharedData.file("data/wmi/core.mof");
    List<MofElement> elements = MofLoader.load(MofFiles.below(file.getParent()), "core.mof");
    Compilation bound = MofBinder.bind(elements, (space, name) -> Optional.empty(), "root/cimv2");
    assertEquals(183, bound.classes().size());
    ClassSchema service = find(bound, "Win32_Service");
    assertEquals(Optional.of("Win32_BaseService"), service.superclass());
    assertTrue(service.properties().stream().map(Property::name).anyMatch("Caption"::equals));
    assertTrue(find(bound, "CIM_Dependency").isAssociation());
    assertTrue(find(bound, "CIM_Dependency").isAbstract());
    assertFalse(find(bound, "Win32_DependentService").isAbstract());
  }

  private static ClassSchema find(Compilation bound, String name) {
    return bound.classes().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }
}
