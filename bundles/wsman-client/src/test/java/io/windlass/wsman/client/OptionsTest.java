package io.windlass.wsman.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What options do to the messages. */
class OptionsTest {
  private static final ResourceLocator RESOURCE = ResourceLocator.of("http://example.org/ü");

  @Test
  void requestsInUtf16AreReadInUtf16() throws IOException {
    String envelope = FakeService.envelope("<x>ü€</x>");
    byte[] octets = envelope.getBytes(StandardCharsets.UTF_16);
    byte[] head =
        FakeService.raw(
            "HTTP/1.1 200 OK\r\nContent-Type: application/soap+xml;charset=UTF-16\r\n"
                + "Content-Length: "
                + octets.length
                + "\r\n\r\n");
    byte[] whole = new byte[head.length + octets.length];
    System.arraycopy(head, 0, whole, 0, head.length);
    System.arraycopy(octets, 0, whole, head.length, octets.length);
    try (FakeService service = FakeService.tcp(r -> whole);
        WsmanSession session =
            new WsmanSession(
                service.endpoint(),
                Authentication.none(),
                SessionOptions.defaults().withUtf16().withLocale("de-DE"))) {
      assertEquals("ü€", session.get(RESOURCE).text());
      FakeService.Request request = service.requests().get(0);
      assertTrue(request.head().contains("Content-Type: application/soap+xml;charset=UTF-16\r\n"));
      // The fake reads UTF-8: of UTF-16 it sees a zero before each letter.
      assertTrue(request.body().contains("d\0e\0-\0D\0E"));
    }
  }

  @Test
  void valuesOutOfRangeAreRefused() {
    SessionOptions options = SessionOptions.defaults();
    assertThrows(IllegalArgumentException.class, () -> options.withMaxEnvelopeSize(8191));
    assertThrows(IllegalArgumentException.class, () -> options.withLocale("not a tag"));
    assertThrows(IllegalArgumentException.class, () -> options.withOperationTimeout(Duration.ZERO));
    assertThrows(IllegalArgumentException.class, () -> EnumerateOptions.all().withMaxElements(0));
  }
}
