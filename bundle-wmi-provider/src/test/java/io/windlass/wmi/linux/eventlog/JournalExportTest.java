package io.windlass.wmi.linux.eventlog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JournalExportTest {
  private static final String LENGTH_3 = "\3\0\0\0\0\0\0\0";

  @Test
  void readsTextAndBinaryFields() {
    assertEquals(
        List.of(Map.of("A", "1=2", "B", "x\n="), Map.of("C", "")),
        read("A=1=2\nB\n" + LENGTH_3 + "x\n=\n\n\n\nC=\n\n"));
    assertEquals(List.of(Map.of("A", "1")), read("A=1"));
  }

  @Test
  void givesWhatIsWholeOfACutInput() {
    assertEquals(List.of(Map.of("A", "1")), read("A=1\n\nB\n" + LENGTH_3 + "x"));
    assertEquals(List.of(), read("B\n\1\0"));
    assertThrows(UncheckedIOException.class, () -> read("B\n" + "\u00ff".repeat(8)));
  }

  @Test
  void survivesGarbage() {
    Random random = new Random(3);
    for (int round = 0; round < 200; round++) {
      byte[] bytes = new byte[random.nextInt(300)];
      random.nextBytes(bytes);
      try {
        read(new String(bytes, StandardCharsets.ISO_8859_1));
      } catch (UncheckedIOException e) {
        assertEquals(true, e.getCause().getMessage().startsWith("journalctl wrote a field of "));
      }
    }
  }

  private static List<Map<String, String>> read(String text) {
    List<Map<String, String>> entries = new ArrayList<>();
    new JournalExport(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)))
        .forEachRemaining(entries::add);
    return entries;
  }
}
