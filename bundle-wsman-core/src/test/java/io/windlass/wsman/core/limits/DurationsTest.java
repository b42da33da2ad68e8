package io.windlass.wsman.core.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
  @ParameterizedTest
  @CsvSource({
    "PT60.000S, 60000",
    "PT0S, 0",
    "P1DT1M, 86460000",
    "PT1.5S, 1500",
    "P1M, 2592000000",
    "P1Y, 31536000000",
    "PT0.0004S, 0"
  })
  void readsXsDuration(String text, long millis) {
    assertEquals(Optional.of(Duration.ofMillis(millis)), Durations.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "P", "PT", "60", "-PT1S", "PT-1S", "PT1", "1S", "P1S", "PT1.S"})
  void refusesEverythingElse(String text) {
    assertEquals(Optional.empty(), Durations.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"P888888881Y23DT2H5M6.7S", "P100Y1D", "PT999999999H"})
  void nobodyWaitsLongerThanAHundredYears(String text) {
    assertEquals(Optional.of(Duration.ofDays(36_500)), Durations.parse(text));
  }

  @Test
  void hugeNumbersAreRefusedNotComputed() {
    assertEquals(Optional.empty(), Durations.parse("PT" + "9".repeat(5000) + "S"));
  }
}
