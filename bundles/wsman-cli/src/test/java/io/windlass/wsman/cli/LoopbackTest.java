package io.windlass.wsman.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackTest {
  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LocalHost", "127.0.0.1", "127.255.1.2", "::1"})
  void isThisMachine(String host) {
    assertTrue(Loopback.is(host));
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
    assertFalse(Loopback.is(host));
  }

  @Test
  void aPasswordIsNotSentInClearToANameThatLooksLikeLoopback() throws Exception {
    CommandLine line =
        CommandLine.parse(
            new String[] {"get", "x", "-r:http://127.example.org", "-u:ann", "-p:secret"});
    assertThrows(UsageException.class, () -> new Connector(line, null).session());
  }
}
