package io.windlass.wsman.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustedHostsTest {
  @ParameterizedTest
  @CsvSource({
    "'', host, false",
    "*, anything.example, true",
    "host, HOST, true",
    "host, host.example, false",
    "'a, b.example ,c', b.example, true",
    "'10.0.0.*', 10.0.0.7, true",
    "'10.0.0.*', 10.0.1.7, false",
    "*.example.org, a.example.org, true",
    "*.example.org, example.org, false",
    "*.example.org, a.example.org.evil, false",
    "<local>, server, true",
    "<LOCAL>, server.example, false",
    "<local>, ::1, false",
    "<local>, 167772161, false",
    "<local>, 0x0a000001, false",
  })
  void namesAreMatchedAsWindowsDoes(String list, String host, boolean contained) {
    assertEquals(contained, TrustedHosts.parse(list).contains(host));
  }

  @Test
  void anAsteriskInTheMiddleIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> TrustedHosts.parse("a*b"));
    assertThrows(IllegalArgumentException.class, () -> TrustedHosts.parse("*a*"));
  }
}
