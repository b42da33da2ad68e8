package io.windlass.wsman.http.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpLimitsTest {
  private static HttpLimits limits(Map<String, Object> values) {
    return HttpLimits.read(values, values);
  }

  @Test
  void hasTheDefaultsOfTheConfigurationTree() {
    assertEquals(new HttpLimits(300, 150, 30, 120, 180, 10), limits(Map.of()));
  }

  @Test
  void givesOneAddressHalfOfThemUnlessToldOtherwise() {
    assertEquals(10, limits(Map.of("MaxConnections", 20)).connectionsPerAddress());
    assertEquals(1, limits(Map.of("MaxConnections", 1)).connectionsPerAddress());
    assertEquals(7, limits(Map.of("maxConnectionsPerAddress", 7)).connectionsPerAddress());
  }

  @Test
  void readsNamesWithoutCaseAndNumbersAsTheTreeHasThem() {
    HttpLimits read =
        limits(Map.of("maxconnections", "4294967295", "MAXPACKETRETRIEVALTIMESECONDS", " 7 "));
    assertEquals(Integer.MAX_VALUE, read.connections());
    assertEquals(7, read.packetSeconds());
  }

  @ParameterizedTest
  @CsvSource({
    "MaxConnections,0,io.windlass.wsman.service",
    "MaxPacketRetrievalTimeSeconds,0,io.windlass.wsman.service",
    "maxConnectionsPerAddress,-1,io.windlass.wsman.http",
    "headTimeoutSeconds,0,io.windlass.wsman.http",
    "idleTimeoutSeconds,-5,io.windlass.wsman.http",
    "MaxConnections,many,io.windlass.wsman.service",
    "MaxConnections,4294967296,io.windlass.wsman.service"
  })
  void refusesWhatMakesNoSense(String name, String value, String pid) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> limits(Map.of(name, value)))
            .getMessage();
    assertTrue(message.contains(name) && message.contains(pid), message);
  }
}
