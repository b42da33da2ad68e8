package io.windlass.wmi.linux.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ProcStatTest {
  private static final String TAIL =
      " S 7 42 41 0 -1 4194560 100 0 20 0 141 69 0 0 30 -5 13 0 23 47218688 3969"
          + " 18446744073709551615 1 1 0 0 0 0 0 4096 1256 0 0 0 17 1 0 0 0 0 0 0 0 0 0 0 0 0 0";

  @Test
  void readsTheFieldsThatItNames() {
    ProcStat stat = ProcStat.parse("9 (sh)" + TAIL).orElseThrow();
    assertEquals("sh", stat.name());
    assertEquals('S', stat.state());
    assertEquals(7, stat.parent());
    assertEquals(41, stat.session());
    assertEquals(120, stat.faults());
    assertEquals(141, stat.userTicks());
    assertEquals(69, stat.kernelTicks());
    assertEquals(-5, stat.nice());
    assertEquals(13, stat.threads());
    assertEquals(23, stat.startTime());
    assertEquals(47218688, stat.virtualSize());
    assertEquals(3969, stat.resident());
    assertEquals(0, stat.realtimePriority());
  }

  @Test
  void takesANameWithBlanksAndParentheses() {
    assertEquals("a) R 1 (b", ProcStat.parse("9 (a) R 1 (b)" + TAIL).orElseThrow().name());
  }

  @Test
  void refusesWhatIsNoStatLine() {
    for (String text : new String[] {"", "9", "9 (sh", ")(", "9 (sh) S 1 2", "9 (sh) ?? x"}) {
      assertTrue(ProcStat.parse(text).isEmpty(), text);
    }
  }

  @Test
  void survivesMutations() {
    Random random = new Random(1);
    String line = "9 (sh)" + TAIL;
    for (int i = 0; i < 5000; i++) {
      StringBuilder text = new StringBuilder(line);
      for (int j = 0; j < 3; j++) {
        text.setCharAt(random.nextInt(text.length()), (char) (32 + random.nextInt(95)));
      }
      text.setLength(random.nextInt(text.length() + 1));
      ProcStat.parse(text.toString()); // anything but an exception
    }
  }
}
