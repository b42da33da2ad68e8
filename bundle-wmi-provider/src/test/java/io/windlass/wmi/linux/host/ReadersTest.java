package io.windlass.wmi.linux.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ReadersTest {
  @TempDir Path root;

  @Test
  void readsBelowItsRootOnly() throws Exception {
    HostRoot files = new Tree(root).write("/etc/x", " value\n").files();
    assertEquals(Optional.of("value"), files.value("/etc/x"));
    assertEquals(root.resolve("etc/x"), files.path("//etc/x"));
    assertTrue(files.text("/etc/none").isEmpty());
    assertTrue(files.text("/etc").isEmpty());
    assertTrue(files.names("/none").isEmpty());
    assertTrue(files.text("/a\0b").isEmpty());
    assertFalse(files.exists("/a\0b"));
  }

  @Test
  void readsNoMoreThanItsLimit() throws Exception {
    HostRoot files = new Tree(root).write("/huge", "x".repeat(3 << 20)).files();
    assertEquals(1 << 20, files.text("/huge").orElseThrow().length());
  }

  @Test
  void readsKeysAndValues() {
    assertEquals(
        Map.of("A", "1 kB", "B C", "x:y"), KeyValues.colons("A:\t 1 kB\nB C: x:y\nnothing\n:z\n"));
    assertEquals(
        Map.of("A", "a \"b\" $c", "B", "x\\y", "C", "", "D", "\""),
        KeyValues.assignments("A=\"a \\\"b\\\" \\$c\"\nB='x\\y'\nC=\n#E=1\nD=\"\n"));
  }

  @Test
  void readsNumbers() {
    assertEquals(OptionalLong.of(Long.MAX_VALUE), Numbers.parse("18446744073709551615"));
    assertTrue(Numbers.parse("").isEmpty());
    assertTrue(Numbers.parse("1x").isEmpty());
    assertEquals(OptionalLong.of(12), Numbers.leading("12 kB"));
    assertEquals(1, Numbers.wrapped((1L << 32) + 1));
    assertEquals(0xFFFF_FFFFL, Numbers.capped(1L << 40));
    assertEquals(0, Numbers.capped(-1));
  }

  @Test
  void readsOnlyWantedValues() {
    Instance row =
        new Row("C", Wanted.of(Set.of("a")))
            .read("A", () -> Optional.of("1"))
            .read(
                "B",
                () -> {
                  throw new AssertionError("not wanted");
                })
            .set("C", Optional.empty())
            .set("D", List.of())
            .build();
    assertEquals(Map.of("A", "1"), row.properties());
  }

  @Test
  void replacesCharactersThatXmlCannotCarry() {
    Instance row =
        new Row("C", Wanted.all())
            .set("A", "a\u0001b\u001b[31m\uFFFF\t\n")
            .set("B", List.of("x\u0000", "😀"))
            .build();
    assertEquals("a\uFFFDb\uFFFD[31m\uFFFD\t\n", row.get("A"));
    assertEquals(List.of("x\uFFFD", "😀"), row.get("B"));
    assertNull(row.get("C"));
  }

  @Test
  void writesOneShortLineToTheLog() {
    assertEquals("a\\u000ab\\u001b\\u202e", LogText.of("a\nb\u001b\u202e"));
    assertEquals(257, LogText.of("x".repeat(9999)).length());
  }

  @Test
  void runsCommands() throws Exception {
    Duration limit = Duration.ofSeconds(10);
    assertEquals("hi\n", Command.read(List.of("echo", "hi"), limit).output());
    assertEquals(3, Command.run(List.of("sh", "-c", "exit 3"), limit).exitCode());
    assertEquals("", Command.read(List.of("cat"), limit).output(), "there is no input");
  }

  @Test
  @Timeout(30)
  void waitsNoLongerThanItsLimit() throws Exception {
    assertTrue(Command.read(List.of("sleep", "300"), Duration.ofMillis(50)).timedOut());
    assertTrue(Command.run(List.of("sleep", "300"), Duration.ofMillis(50)).timedOut());
    // What goes on in the background keeps the pipe open.
    Command.Result left = Command.read(List.of("sh", "-c", "sleep 3 &"), Duration.ofSeconds(10));
    assertEquals("", left.output());
  }

  @Test
  void readsTheConstantsOfTheKernel() throws Exception {
    assertEquals(new Auxv(4096, 100), Auxv.read(new Tree(root).files()));
    assertEquals(100, Auxv.read(HostRoot.real()).ticksPerSecond());
    String pageSize =
        Command.read(List.of("getconf", "PAGE_SIZE"), Duration.ofSeconds(10)).output();
    assertEquals(Long.parseLong(pageSize.strip()), Auxv.read(HostRoot.real()).pageSize());
    HostRoot garbage = new Tree(root).write("/proc/self/auxv", "garbage ".repeat(600)).files();
    assertEquals(new Auxv(4096, 100), Auxv.read(garbage));
  }
}
