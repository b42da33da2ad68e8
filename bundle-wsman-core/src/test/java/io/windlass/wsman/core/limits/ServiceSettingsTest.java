package io.windlass.wsman.core.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceSettingsTest {
  @Test
  void whatIsNotConfiguredHasItsDefault() {
    assertEquals(ServiceLimits.DEFAULT, ServiceSettings.read(Map.of()));
    assertEquals(500 * 1024, ServiceLimits.DEFAULT.maxEnvelopeSize());
  }

  @Test
  void valuesComeAsTextOrAsNumbersAndNamesInAnyCase() {
    ServiceLimits limits =
        ServiceSettings.read(
            Map.of(
                "MaxEnvelopeSizekb", " 150 ",
                "maxtimeoutms", 500,
                "MAXBATCHITEMS", 20L,
                "EnumerationTimeoutms", "240000",
                "MaxConcurrentOperationsPerUser", "15"));
    assertEquals(
        new ServiceLimits(150 * 1024, Duration.ofMillis(500), 20, Duration.ofMinutes(4), 15),
        limits);
  }

  @Test
  void whatTheTreeCallsUnlimitedIsAsMuchAsThereCanBe() {
    ServiceLimits limits =
        ServiceSettings.read(
            Map.of(
                "MaxConcurrentOperationsPerUser", "4294967295",
                "MaxTimeoutms", 4294967295L,
                "MaxConcurrentOperations", "4294967295",
                "MaxProviderRequests", "4294967295"));
    assertEquals(Integer.MAX_VALUE, limits.maxOperationsPerUser());
    assertTrue(limits.maxTimeout().toDays() > 20);
  }

  @ParameterizedTest
  @CsvSource({
    "MaxEnvelopeSizekb, 31, 32 to 1039440",
    "MaxEnvelopeSizekb, 1039441, 32 to 1039440",
    "MaxTimeoutms, 499, 500 to 4294967295",
    "MaxTimeoutms, 4294967296, 500 to 4294967295",
    "MaxBatchItems, 0, 1 to 4294967295",
    "EnumerationTimeoutms, 499, 500 to 4294967295",
    "MaxConcurrentOperationsPerUser, 0, 1 to 4294967295",
    "MaxConcurrentOperationsPerUser, -1, 1 to 4294967295",
    "MaxBatchItems, many, 1 to 4294967295",
    "MaxBatchItems, 1.5, 1 to 4294967295",
    "MaxBatchItems, '', 1 to 4294967295",
    "MaxConcurrentOperations, 100, MaxConcurrentOperationsPerUser",
    "MaxProviderRequests, 25, MaxConcurrentOperationsPerUser"
  })
  void aRefusalNamesThePropertyTheRangeAndTheFile(String name, String value, String range) {
    String message =
        assertThrows(
                IllegalArgumentException.class, () -> ServiceSettings.read(Map.of(name, value)))
            .getMessage();
    assertTrue(message.startsWith(name + " = " + value + " "), message);
    assertTrue(message.contains(range), message);
    assertTrue(message.contains("etc/io.windlass.wsman.service.cfg"), message);
  }

  @ParameterizedTest
  @CsvSource({
    "MaxEnvelopeSizekb, 32",
    "MaxEnvelopeSizekb, 1039440",
    "MaxTimeoutms, 500",
    "MaxBatchItems, 1",
    "EnumerationTimeoutms, 500",
    "MaxConcurrentOperationsPerUser, 1"
  })
  void theEndsOfARangeAreInIt(String name, String value) {
    ServiceSettings.read(Map.of(name, value));
  }
}
