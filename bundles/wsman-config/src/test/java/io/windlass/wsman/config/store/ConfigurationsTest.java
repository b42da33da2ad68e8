package io.windlass.wsman.config.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes of configurations, on the disk and in Configuration Admin. */
class ConfigurationsTest {
  @TempDir private Path base;
  private Path etc;
  private Path data;
  private final Delivery delivery = new Delivery();
  private final MemoryAdmin admin = new MemoryAdmin(delivery);

  @BeforeEach
  void directories() throws IOException {
    etc = Files.createDirectory(base.resolve("etc"));
    data = Files.createDirectory(base.resolve("data"));
  }

  private Configurations configurations() throws IOException {
    return new Configurations(admin.service(), etc, data, delivery);
  }

  private List<String> files(Path directory) throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aChangeIsInTheFileAndInConfigurationAdmin() throws IOException {
    configurations().change(Map.of("a.b", Map.of("x", "1"), "c.d", Map.of("y", "2")));
    assertEquals("x = 1\n", Files.readString(etc.resolve("a.b.cfg")));
    assertEquals("2", admin.values("c.d").get("y"));
    String file = etc.resolve("a.b.cfg").toUri().toString();
    assertEquals(file, admin.values("a.b").get("felix.fileinstall.filename"));
    assertEquals(List.of("a.b.cfg", "c.d.cfg"), files(etc));
    assertEquals(List.of(), files(data));
  }

  @Test
  void namesAreComparedWithoutCase() throws IOException {
    Configurations all = configurations();
    all.change(Map.of("a.b", Map.of("Basic", "true")));
    all.change(Map.of("a.b", Map.of("basic", "false")));
    assertEquals(Map.of("basic", "false"), all.values("a.b"));
    assertEquals("basic = false\n", Files.readString(etc.resolve("a.b.cfg")));
  }

  @Test
  void theModeOfAFileStays() throws IOException {
    Path file = Files.writeString(etc.resolve("a.b.cfg"), "x = 1\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));
    configurations().change(Map.of("a.b", Map.of("x", "2")));
    assertEquals("rw-rw----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void whatTheDiskRefusesChangesNothing() throws IOException {
    Configurations all = configurations();
    Files.createDirectory(etc.resolve("a.b.cfg"));
    assertThrows(IOException.class, () -> all.change(Map.of("a.b", Map.of("x", "1"))));
    assertEquals(List.of(), admin.pids());
  }

  @Test
  void factoriesHaveAFileEach() throws IOException {
    Configurations all = configurations();
    all.create("f", "one", Map.of("x", "1"));
    all.create("f", "two", Map.of("x", "2"));
    assertEquals(List.of("f-one.cfg", "f-two.cfg"), files(etc));
    Configurations.Entry one = all.factory("f").get(0);
    assertEquals("one", one.name());
    all.change(one, Map.of("x", "3"));
    assertEquals("x = 3\n", Files.readString(etc.resolve("f-one.cfg")));
    all.delete(one);
    assertEquals(List.of("f-two.cfg"), files(etc));
    assertEquals(List.of("f~two"), admin.pids());
  }

  @Test
  void whatIsKeptHasNoFile() throws IOException {
    Configurations all = configurations();
    all.keep("f", "policy", Map.of("x", "1"));
    assertEquals("1", admin.values("f~policy").get("x"));
    all.forget("f", "policy");
    assertEquals(List.of(), admin.pids());
    assertEquals(List.of(), files(etc));
  }

  private static String journalled(String content) {
    return Base64.getEncoder().encodeToString(content.getBytes());
  }

  @Test
  void aChangeThatACrashInterruptedIsFinished() throws IOException {
    Files.writeString(etc.resolve("gone.cfg"), "x = 1\n");
    Files.writeString(
        data.resolve("config-change"), "a.cfg\t" + journalled("x = 2\n") + "\ngone.cfg\t-\nend\n");
    configurations();
    assertEquals("x = 2\n", Files.readString(etc.resolve("a.cfg")));
    assertFalse(Files.exists(etc.resolve("gone.cfg")));
    assertEquals(List.of(), files(data));
  }

  @Test
  void aChangeWhoseJournalIsIncompleteWasNone() throws IOException {
    Files.writeString(etc.resolve("a.cfg"), "x = 1\n");
    Files.writeString(data.resolve("config-change"), "a.cfg\t" + journalled("x = 2\n") + "\n");
    configurations();
    assertEquals("x = 1\n", Files.readString(etc.resolve("a.cfg")));
    assertEquals(List.of(), files(data));
  }

  @Test
  void aDamagedJournalIsNotObeyed() throws IOException {
    Files.writeString(data.resolve("config-change"), "../x\t" + journalled("x = 2\n") + "\nend\n");
    IOException refused = assertThrows(IOException.class, this::configurations);
    assertTrue(refused.getMessage().contains("is damaged"), refused.getMessage());
    assertFalse(Files.exists(base.resolve("x")));
  }

  @Test
  void filesThatProgramsWriteAreRefusedWithAReason() throws IOException {
    Configurations all = configurations();
    java.util.Dictionary<String, Object> values = new java.util.Hashtable<>();
    values.put("felix.fileinstall.filename", etc.resolve("a.b.config").toUri().toString());
    admin.service().getConfiguration("a.b", "?").update(values);
    IOException refused =
        assertThrows(IOException.class, () -> all.change(Map.of("a.b", Map.of("x", "1"))));
    assertTrue(refused.getMessage().contains("make it a .cfg file"), refused.getMessage());
  }
}
