package io.windlass.wsman.config.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.config.store.Configurations;
import io.windlass.wsman.config.store.Delivery;
import io.windlass.wsman.config.store.MemoryAdmin;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bundles follow what is configured of plug-ins. */
class PluginsTest {
  private static final String FANS = "org.acme.fans";
  @TempDir private Path base;
  private Path available;
  private final Delivery delivery = new Delivery();
  private final MemoryAdmin admin = new MemoryAdmin(delivery);
  private final MemoryBundles bundles = new MemoryBundles();
  private Configurations configurations;
  private Plugins plugins;

  @BeforeEach
  void start() throws IOException {
    available = Files.createDirectories(base.resolve("available"));
    jar(available.resolve("fans.jar"), FANS + ";singleton:=true");
    configurations =
        new Configurations(
            admin.service(),
            Files.createDirectories(base.resolve("etc")),
            Files.createDirectories(base.resolve("data")),
            delivery);
    plugins = plugins();
  }

  private Plugins plugins() throws IOException {
    Plugins fresh =
        new Plugins(
            configurations, new PluginFiles(List.of(base.resolve("missing"), available)), bundles);
    fresh.follow();
    return fresh;
  }

  private static void jar(Path file, String symbolicName) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    if (symbolicName != null) {
      manifest.getMainAttributes().putValue("Bundle-SymbolicName", symbolicName);
    }
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out, manifest)) {
      jar.finish();
    }
  }

  private boolean runs(String symbolicName) {
    return bundles.find(symbolicName).map(BundleHost.Installed::active).orElse(false);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.list(base.resolve("etc"))) {
      return all.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Test
  void aPluginIsInstalledAndRemoved() throws IOException {
    plugins.create("Fans", Map.of("Filename", "fans.jar"));
    assertTrue(runs(FANS));
    assertEquals(List.of("io.windlass.wsman.plugin-org_acme_fans.cfg"), files());
    plugins.delete(FANS);
    assertTrue(bundles.find(FANS).isEmpty());
    assertEquals(List.of(), files());
  }

  @Test
  void aPluginThatDoesNotStartLeavesNothing() throws IOException {
    bundles.breakOff(FANS);
    IOException refused =
        assertThrows(
            IOException.class, () -> plugins.create("Fans", Map.of("Filename", "fans.jar")));
    assertTrue(refused.getMessage().contains("no package"), refused.getMessage());
    assertTrue(bundles.find(FANS).isEmpty());
    assertEquals(List.of(), files());
  }

  @Test
  void whatIsSwitchedOffStaysOffAfterARestart() throws IOException {
    bundles.ship("shipped");
    plugins.change("shipped", Map.of("Enabled", "false"));
    assertFalse(runs("shipped"));
    bundles.ship("shipped");
    Plugins again = plugins();
    assertFalse(runs("shipped"));
    assertTrue(again.isUnwanted("shipped"));
    again.delete("shipped");
    assertTrue(runs("shipped"));
  }

  @Test
  void whatACrashLeftWithoutAConfigurationIsTakenAway() throws IOException {
    bundles.install(available.resolve("fans.jar"), FANS);
    plugins();
    assertTrue(bundles.find(FANS).isEmpty());
  }

  @Test
  void aPluginWhoseFileIsGoneSaysSo() throws IOException {
    plugins.create("Fans", Map.of("Filename", "fans.jar"));
    Files.delete(available.resolve("fans.jar"));
    Plugins again = plugins();
    assertTrue(again.problem(FANS).contains("there is no plug-in"), again.problem(FANS));
  }

  @Test
  void filesFromElsewhereAreRefused() throws IOException {
    Path other = base.resolve("other.jar");
    jar(other, "other");
    Files.createSymbolicLink(available.resolve("link.jar"), other);
    jar(available.resolve("plain.jar"), null);
    for (String name : List.of("../other.jar", "link.jar", other.toString(), "none.jar", "")) {
      IOException refused =
          assertThrows(
              IOException.class, () -> plugins.create("x", Map.of("Filename", name)), name);
      assertTrue(refused.getMessage().contains("available"), refused.getMessage());
    }
    IOException refused =
        assertThrows(IOException.class, () -> plugins.create("x", Map.of("Filename", "plain.jar")));
    assertTrue(refused.getMessage().contains("is no bundle"), refused.getMessage());
  }

  @Test
  void theConfigurationItselfStaysOn() {
    bundles.ship("io.windlass.wsman.config");
    assertThrows(
        IOException.class,
        () -> plugins.change("io.windlass.wsman.config", Map.of("Enabled", "false")));
    assertTrue(runs("io.windlass.wsman.config"));
  }

  @Test
  void whatCameOtherwiseIsNotDeleted() {
    bundles.ship("shipped");
    IOException refused = assertThrows(IOException.class, () -> plugins.delete("shipped"));
    assertTrue(refused.getMessage().contains("set Enabled to false"), refused.getMessage());
  }

  @Test
  void quotasHaveDefaultsAndAreSet() throws IOException {
    bundles.ship("shipped");
    assertEquals(100, plugins.limit("shipped", "MaxConcurrentUsers").getAsLong());
    plugins.change("shipped", Map.of("MaxConcurrentUsers", "3"));
    assertEquals(3, plugins.limit("shipped", "MaxConcurrentUsers").getAsLong());
    assertTrue(plugins.limit("shipped", "Nonsense").isEmpty());
  }
}
