package io.windlass.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {
  @TempDir Path home;

  @Test
  void startsByLevelThenByName() throws Exception {
    jar("30/core.jar");
    jar("05/log.jar");
    jar("30/api.jar");
    jar("30/notes.txt");
    Installation installation = Installation.read(home, "1");
    assertEquals(
        List.of("5 log.jar", "30 api.jar", "30 core.jar"),
        installation.bundles().stream().map(file -> file.level() + " " + file.name()).toList());
    assertTrue(installation.bundles().get(0).location().startsWith("reference:file:/"));
  }

  @Test
  void changesItsFingerprintWithEveryJarAndVersion() throws Exception {
    jar("30/core.jar");
    String before = Installation.read(home, "1").fingerprint();
    assertEquals(before, Installation.read(home, "1").fingerprint());
    assertNotEquals(before, Installation.read(home, "2").fingerprint());
    Files.writeString(home.resolve("bundles/30/core.jar"), "longer");
    assertNotEquals(before, Installation.read(home, "1").fingerprint());
  }

  @Test
  void namesAnInstallationWithoutBundles() throws Exception {
    StartFailure missing = assertThrows(StartFailure.class, () -> Installation.read(home, "1"));
    assertTrue(missing.getMessage().contains(home.toString()), missing.getMessage());
    Files.createDirectories(home.resolve("bundles/30"));
    StartFailure empty = assertThrows(StartFailure.class, () -> Installation.read(home, "1"));
    assertTrue(empty.getMessage().contains("no bundle"), empty.getMessage());
  }

  private void jar(String name) throws Exception {
    Path file = home.resolve("bundles").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "jar");
  }
}
