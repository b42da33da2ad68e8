package io.windlass.wmi.wql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LikePatternTest {
  @ParameterizedTest
  @CsvSource({
    "%explorer.exe%, C:\\Explorer.EXE, true",
    "explorer.exe, Explorer.EXE, true",
    "MSSQL$%, MSSQL$MAIN, true",
    "MSSQL$%, MSSQL, false",
    "%, '', true",
    "'', '', true",
    "'', x, false",
    "_, '', false",
    "a_c, abc, true",
    "a_c, ac, false",
    "a%c%e, abcde, true",
    "a%c%e, abcd, false",
    "%b%b, abab, true",
    "%ab, aab, true",
    "a%%b, ab, true",
    "[a-f]x, cx, true",
    "[a-f]x, CX, true",
    "[A-F]x, cx, true",
    "[a-f]x, gx, false",
    "[a=f]x, dx, true",
    "[=]x, =x, true",
    "[abc]x, bx, true",
    "[abc]x, dx, false",
    "[^a-f]x, gx, true",
    "[^a-f]x, bx, false",
    "[^a-f]x, x, false",
    "[_][_]%, __Event, true",
    "[_][_]%, xyEvent, false",
    "100[%], 100%, true",
    "100[%], 1000, false",
    "[[]a, [a, true",
    "[]]a, ]a, true",
    "[a-]x, -x, true",
    "a]b, a]b, true",
    "10.0.22%, 10.0.22631, true",
    "a.c, abc, false"
  })
  void matches(String pattern, String text, boolean expected) {
    assertEquals(expected, LikePattern.of(pattern).matches(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "a[", "[]", "[^", "a[b"})
  void anOpenSetIsRefused(String pattern) {
    assertThrows(IllegalArgumentException.class, () -> LikePattern.of(pattern));
  }

  @Test
  void manyRunsDoNotMakeAMatchExponential() {
    String pattern = "%a".repeat(1_000) + "%b";
    String text = "a".repeat(20_000);
    assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> assertFalse(LikePattern.of(pattern).matches(text)));
    assertThrows(IllegalArgumentException.class, () -> LikePattern.of("x".repeat(5_000)));
  }

  @Test
  void agreesWithRegularExpressionsOnRandomPatterns() {
    Random random = new Random(20240501);
    for (int round = 0; round < 20_000; round++) {
      String pattern = random(random, "ab%_", 6);
      String text = random(random, "ab", 8);
      String regex = pattern.replace("%", ".*").replace("_", ".");
      assertEquals(
          Pattern.matches(regex, text),
          LikePattern.of(pattern).matches(text),
          () -> pattern + " on " + text);
    }
  }

  private static String random(Random random, String alphabet, int max) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(max + 1); i > 0; i--) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  @Test
  void aMatchEndsOnceItsThreadIsInterrupted() throws Exception {
    LikePattern pattern = LikePattern.of("%" + "a".repeat(4000) + "b");
    String text = "a".repeat(2_000_000) + "b";
    Thread matching = new Thread(() -> pattern.matches(text));
    matching.start();
    matching.interrupt();
    matching.join(20_000);
    assertFalse(matching.isAlive());
  }
}
