package io.windlass.wsman.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhyTest {
  @TempDir Path base;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void write() throws Exception {
    Files.createDirectories(base.resolve("log"));
    Files.writeString(
        base.resolve("log/audit.log"),
        """
        {"time":"T1","kind":"logon","outcome":"refused","source":"192.0.2.1","mechanism":"Basic","user":"ann","reason":"wrong user name or password"}
        {"time":"T2","kind":"logon","outcome":"allowed","source":"192.0.2.1","user":"ann"}
        {"time":"T3","kind":"access","outcome":"refused","source":"192.0.2.2","user":"b\\"o\\u001bb","resource":"http://x/y","reason":"may only read"}
        not a line of ours
        """);
  }

  private int why(String... args) {
    return new Why(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8))
        .run(args);
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void tellsTheLastRefusalsTheNewestFirst() {
    assertEquals(0, why("--base", base.toString()));
    assertEquals(
        """
        T3 b"o?b from 192.0.2.2 at http://x/y: may only read
        T1 ann from 192.0.2.1 by Basic: wrong user name or password
        """,
        printed());
  }

  @Test
  void tellsThoseOfOneUserOrAddress() {
    assertEquals(0, why("ANN", "--base", base.toString()));
    assertTrue(printed().startsWith("T1 ann"), printed());
    assertEquals(1, printed().lines().count());
    out.reset();
    assertEquals(0, why("192.0.2.2", "--base", base.toString()));
    assertTrue(printed().startsWith("T3 "), printed());
  }

  @Test
  void saysWhenThereIsNothingToTell() {
    assertEquals(1, why("carl", "--base", base.toString()));
    assertTrue(err.toString(StandardCharsets.UTF_8).contains("no refusal of carl"));
    assertEquals(2, why("a", "b", "--base", base.toString()));
  }
}
