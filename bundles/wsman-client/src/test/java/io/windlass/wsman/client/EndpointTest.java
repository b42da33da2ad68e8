package io.windlass.wsman.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LocalHost", "127.0.0.1", "127.255.1.2", "::1"})
  void isThisMachine(String host) {
    assertTrue(Endpoint.isLoopback(host));
    assertTrue(Endpoint.tcp(false, host, 1, "/wsman").isLoopback());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.example.org",
        "127.0.0.1.example.org",
        "127.0.0.",
        "localhost.example.org",
        "10.0.0.1",
        ""
      })
  void isAnotherOne(String host) {
    assertFalse(Endpoint.isLoopback(host));
  }

  @Test
  void theSocketOfTheGroupIsTakenWhereItAloneLetsIn(@TempDir Path base) throws Exception {
    Path own = base.resolve("data/wsman.sock");
    Path ofGroup = base.resolve("run/wsman.sock");
    assertEquals(own, Endpoint.ofInstance(base).socket());
    Files.createDirectories(ofGroup.getParent());
    Files.createFile(ofGroup);
    assertEquals(ofGroup, Endpoint.ofInstance(base).socket());
    Files.createDirectories(own.getParent());
    Files.createFile(own);
    assertEquals(own, Endpoint.ofInstance(base).socket());
  }
}
