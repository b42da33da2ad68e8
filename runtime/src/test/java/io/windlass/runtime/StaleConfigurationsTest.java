package io.windlass.runtime;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StaleConfigurationsTest {
  @TempDir Path base;

  private Path kept(String name, String line) throws Exception {
    Path file = base.resolve("config/io/windlass/" + name + ".config");
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "address=\"127.0.0.1\"\n" + line + "port=\"1\"\n");
  }

  private static String from(Path file) {
    return "felix.fileinstall.filename=\"" + file.toUri().toString().replace("=", "\\=") + "\"\n";
  }

  @Test
  void whatHasLostItsFileGoesAndEverythingElseStays() throws Exception {
    Path there = Files.writeString(base.resolve("a b=c.cfg"), "");
    Path current = kept("current", from(there));
    Path stale = kept("stale", from(base.resolve("gone away.cfg")));
    Path own = kept("own", "");
    StaleConfigurations.remove(base.resolve("config"));
    assertTrue(Files.exists(current));
    assertTrue(Files.exists(own));
    assertFalse(Files.exists(stale));
  }

  @Test
  void anInstanceThatNeverRanHasNone() throws Exception {
    StaleConfigurations.remove(base.resolve("config"));
  }
}
