package io.windlass.wsman.api.cim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CimDateTimeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "20130415162839.500000+000",
        "20130415162839.000001-480",
        "00010101000000.000000+000",
        "99991231235959.999999+720",
        "00000001020304.000005:000",
        "99999999235959.999999:000"
      })
  void readsAndWritesTheFormOfDsp0004(String text) {
    assertEquals(text, CimDateTime.parse(text).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "20130415162839.500000",
        "20130415162839.500000*000",
        "20131315162839.500000+000",
        "20130415252839.500000+000",
        "2013041516283-.500000+000",
        "20130415162839.500000+999999",
        "20130415162839,500000+000"
      })
  void refusesEverythingElse(String text) {
    assertThrows(IllegalArgumentException.class, () -> CimDateTime.parse(text));
  }

  @Test
  void equalsAcrossOffsetsButNotAcrossKinds() {
    assertEquals(
        CimDateTime.parse("20130415162839.000000+000"),
        CimDateTime.parse("20130415182839.000000+120"));
    assertTrue(CimDateTime.of(Duration.ofDays(3)).isInterval());
    assertThrows(IllegalArgumentException.class, () -> CimDateTime.of(Duration.ofSeconds(-1)));
  }

  @Test
  void mutatedTextIsReadOrRefusedAndNothingElse() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      char[] text = "20130415162839.500000+060".toCharArray();
      for (int change = 0; change < 3; change++) {
        text[random.nextInt(text.length)] = (char) (32 + random.nextInt(95));
      }
      String mutated = new String(text);
      try {
        CimDateTime.parse(mutated);
      } catch (IllegalArgumentException e) {
        assertTrue(e.getMessage().contains("CIM datetime"), mutated);
      }
    }
  }
}
