package io.windlass.wmi.wql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.api.cim.CimDateTime;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTimeTextTest {
  @ParameterizedTest
  @CsvSource({
    "20240131235959.123456+060, 2024-01-31T23:59:59.123456+01:00",
    "2024-01-31T23:59:59Z, 2024-01-31T23:59:59Z",
    "2024-01-31t23:59:59.5-0530, 2024-01-31T23:59:59.5-05:30",
    "2024-01-31 23:59:59 +02:00, 2024-01-31T23:59:59+02:00"
  })
  void readsFormsWithAnOffset(String text, OffsetDateTime expected) {
    assertEquals(CimDateTime.of(expected), DateTimeText.parse(text));
  }

  @ParameterizedTest
  @CsvSource({
    "20050117, 2005-01-17T00:00",
    "20050117081530, 2005-01-17T08:15:30",
    "2005-01-17, 2005-01-17T00:00",
    "2005/1/7, 2005-01-07T00:00",
    "2005-01-17 08:15, 2005-01-17T08:15",
    "2005-01-17T08:15:30.25, 2005-01-17T08:15:30.25",
    "1/17/2005, 2005-01-17T00:00",
    "01/17/2005 08:15:30, 2005-01-17T08:15:30",
    "1/17/2005 8:15 PM, 2005-01-17T20:15",
    "1/17/2005 12:00:00 am, 2005-01-17T00:00",
    "1/17/2005 12:00 PM, 2005-01-17T12:00"
  })
  void readsFormsInTheTimeOfThisHost(String text, LocalDateTime expected) {
    OffsetDateTime here = expected.atZone(ZoneId.systemDefault()).toOffsetDateTime();
    assertEquals(CimDateTime.of(here), DateTimeText.parse(text));
  }

  @Test
  void readsIntervals() {
    assertEquals(
        CimDateTime.of(Duration.ofDays(1).plusSeconds(3)),
        DateTimeText.parse("00000001000003.000000:000"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "20051317",
        "20050230",
        "2005-02-30",
        "13/1/2005",
        "1/17/2005 13:00 PM",
        "1/17/2005 25:00",
        "1/17/05",
        "20130526******.******+***",
        "2005-01-17T08:15:30+99:00",
        "99999999999999999999999999999999999999999999999999999"
      })
  void refusesEverythingElseWithTheFormsItKnows(String text) {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> DateTimeText.parse(text));
    assertTrue(refusal.getMessage() != null && !refusal.getMessage().isEmpty());
  }
}
