package io.windlass.wmi.linux.eventlog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackwardLinesTest {
  @TempDir Path directory;

  @Test
  void readsEveryLineOnceWithItsNumber() throws Exception {
    Random random = new Random(7);
    for (int round = 0; round < 20; round++) {
      List<String> lines = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        lines.add(i + "ä".repeat(random.nextInt(round * 400 + 1)));
      }
      String end = random.nextBoolean() ? "\n" : "";
      List<String> expected = new ArrayList<>();
      lines.forEach(line -> expected.add(expected.size() + 1 + " " + line));
      Collections.reverse(expected);
      assertEquals(expected, read(String.join("\n", lines) + end));
    }
  }

  @Test
  void readsEmptyLinesAndEmptyFiles() throws Exception {
    assertEquals(List.of(), read(""));
    assertEquals(List.of("1 "), read("\n"));
    assertEquals(List.of("3 ", "2 b", "1 "), read("\nb\n\n"));
  }

  @Test
  void keepsTheNumbersBesideAnEndlessLine() throws Exception {
    List<String> lines = read("first\n" + "x".repeat(1 << 20) + "\nlast\n");
    assertEquals(3, lines.size());
    assertEquals("3 last", lines.get(0));
    assertEquals("1 first", lines.get(2));
  }

  private List<String> read(String text) throws Exception {
    Path file = Files.writeString(directory.resolve("file"), text);
    List<String> lines = new ArrayList<>();
    try (BackwardLines backward = new BackwardLines(file)) {
      backward.forEachRemaining(line -> lines.add(line.number() + " " + line.text()));
    }
    return lines;
  }
}
