package io.windlass.wsman.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpTransportTest {
  private static final HttpRequest GET =
      new HttpRequest("/wsman", Map.of(), new byte[] {'x'}, true);
  private static final HttpRequest WRITE =
      new HttpRequest("/wsman", Map.of(), new byte[] {'x'}, false);
  private static final String HEAD = "HTTP/1.1 200 OK\r\n";

  private static HttpAnswer ask(String answer) throws IOException {
    byte[] octets = FakeService.raw(answer);
    boolean[] sent = new boolean[1];
    try (FakeService service =
            FakeService.tcp(
                r -> {
                  byte[] once = sent[0] ? null : octets;
                  sent[0] = true;
                  return once;
                });
        HttpTransport transport = transport(service)) {
      return transport.send(GET);
    }
  }

  /** The service hangs up after its answer. */
  private static HttpAnswer askAndClose(String answer) throws IOException {
    try (java.net.ServerSocket socket =
            new java.net.ServerSocket(0, 5, java.net.InetAddress.getLoopbackAddress());
        HttpTransport transport =
            new HttpTransport(
                Endpoint.tcp(false, "127.0.0.1", socket.getLocalPort(), "/wsman"),
                Authentication.none(),
                SessionOptions.defaults())) {
      Thread peer =
          new Thread(
              () -> {
                try (java.net.Socket client = socket.accept()) {
                  client.getInputStream().read(new byte[4096]);
                  client.getOutputStream().write(FakeService.raw(answer));
                } catch (IOException gone) {
                  // the client did not wait
                }
              });
      peer.setDaemon(true);
      peer.start();
      return transport.send(GET);
    }
  }

  private static HttpTransport transport(FakeService service) {
    return new HttpTransport(service.endpoint(), Authentication.none(), SessionOptions.defaults());
  }

  private static String text(HttpAnswer answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  @Test
  void readsChunksExtensionsAndTrailers() throws IOException {
    HttpAnswer answer =
        ask(
            HEAD
                + "Transfer-Encoding: chunked\r\n\r\n3;a=b\r\nabc\r\nA\r\n0123456789\r\n"
                + "0\r\nX-Trailer: 1\r\n\r\n");
    assertEquals("abc0123456789", text(answer));
  }

  @Test
  void skipsInterimAnswers() throws IOException {
    String answer = "HTTP/1.1 100 Continue\r\n\r\n" + HEAD + "Content-Length: 2\r\n\r\nok";
    assertEquals("ok", text(ask(answer)));
  }

  @Test
  void readsToTheEndWithoutALength() throws IOException {
    assertEquals("all of it", text(askAndClose("HTTP/1.0 200 OK\r\n\r\nall of it")));
  }

  @Test
  void keepsTheConnectionUnlessItIsToldOtherwise() throws IOException {
    try (FakeService service =
            FakeService.tcp(
                r ->
                    FakeService.raw(
                        HEAD
                            + (r.connection() == 1 ? "" : "Connection: close\r\n")
                            + "Content-Length: 0\r\n\r\n"));
        HttpTransport transport = transport(service)) {
      transport.send(GET);
      transport.send(GET);
      assertEquals(1, service.requests().get(1).connection());
    }
    try (FakeService service =
            FakeService.tcp(
                r -> FakeService.raw(HEAD + "Connection: close\r\nContent-Length: 0\r\n\r\n"));
        HttpTransport transport = transport(service)) {
      transport.send(GET);
      transport.send(GET);
      assertEquals(2, service.requests().get(1).connection());
    }
  }

  @Test
  void replacesAKeptConnectionThatDiesOnceButNeverRepeatsAWrite() throws IOException {
    // The first connection answers once and hangs up on its second request.
    boolean[] asked = new boolean[1];
    FakeService.Script script =
        r -> {
          boolean again = asked[0] && r.connection() == 1;
          asked[0] = true;
          return again ? null : FakeService.raw(HEAD + "Content-Length: 0\r\n\r\n");
        };
    try (FakeService service = FakeService.tcp(script);
        HttpTransport transport = transport(service)) {
      transport.send(GET);
      assertEquals(200, transport.send(GET).status());
      assertEquals(3, service.requests().size());
    }
    asked[0] = false;
    try (FakeService service = FakeService.tcp(script);
        HttpTransport transport = transport(service)) {
      transport.send(GET);
      WsmanException lost = assertThrows(WsmanException.class, () -> transport.send(WRITE));
      assertTrue(lost.getMessage().contains("may have been executed"), lost.getMessage());
      assertEquals(2, service.requests().size());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SSH-2.0-OpenSSH_9.2\\r\\n | does not speak HTTP/1.1",
        "HTTP/2 200\\r\\n\\r\\n | does not speak HTTP/1.1",
        "HTTP/1.1 2000 OK\\r\\n\\r\\n | does not speak HTTP/1.1",
        "HTTP/1.1 099 OK\\r\\n\\r\\n | does not speak HTTP/1.1",
        "HTTP/1.1 101 Switching\\r\\n\\r\\n | switches to a protocol",
        "HTTP/1.1 200 OK\\r\\nno colon\\r\\n\\r\\n | broken header",
        "HTTP/1.1 200 OK\\r\\nA: b\\r\\n folded\\r\\n\\r\\n | broken header",
        "HTTP/1.1 200 OK\\r\\nContent-Length : 1\\r\\n\\r\\nx | broken header",
        "HTTP/1.1 200 OK\\r\\nContent-Length: -1\\r\\n\\r\\n | broken Content-Length",
        "HTTP/1.1 200 OK\\r\\nContent-Length: +1\\r\\n\\r\\nx | broken Content-Length",
        "HTTP/1.1 200 OK\\r\\nContent-Length: 9999999999\\r\\n\\r\\n | broken Content-Length",
        "HTTP/1.1 200 OK\\r\\nContent-Length: 1\\r\\nContent-Length: 2\\r\\n\\r\\nx | broken",
        "HTTP/1.1 200 OK\\r\\nContent-Length: 99999999\\r\\n\\r\\n | larger than",
        "HTTP/1.1 200 OK\\r\\nTransfer-Encoding: gzip\\r\\n\\r\\n | unknown Transfer-Encoding",
        "HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\nContent-Length: 1\\r\\n\\r\\n | both",
        "HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\nzz\\r\\n | broken chunk size",
        "HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n-1\\r\\n | broken chunk size",
        "HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n1\\r\\nab\\r\\n | longer than",
        "HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\nfffffff\\r\\n | larger than",
        "HTTP/1.1 200 OK\\r\\nContent-Length: 9\\r\\n\\r\\nabc | middle of the answer",
        "HTTP/1.1 200 OK\\r\\nContent-Le | middle of the header"
      })
  void refusesWhatIsNotHttp(String answer, String reason) {
    String octets = answer.replace("\\r", "\r").replace("\\n", "\n");
    WsmanException failure = assertThrows(WsmanException.class, () -> askAndClose(octets));
    assertTrue(failure.getMessage().contains(reason), failure.getMessage());
  }

  @Test
  void boundsLinesHeadersChunksAndInterimAnswers() {
    expect("longer than 16384", HEAD + "A: " + "x".repeat(20_000) + "\r\n\r\n");
    expect("more than 100 headers", HEAD + "A: b\r\n".repeat(200) + "\r\n");
    expect(
        "larger than 1048576",
        HEAD
            + "Transfer-Encoding: chunked\r\n\r\n"
            + ("ffff\r\n" + "x".repeat(65535) + "\r\n").repeat(17));
    expect("without end", "HTTP/1.1 100 Continue\r\n\r\n".repeat(20));
  }

  private static void expect(String reason, String answer) {
    WsmanException failure = assertThrows(WsmanException.class, () -> askAndClose(answer));
    assertTrue(failure.getMessage().contains(reason), failure.getMessage());
  }

  @Test
  void noMutationOfAnAnswerDoesAnythingButAnswerOrFailClearly() {
    String good =
        HEAD + "Connection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n";
    Random random = new Random(20260101);
    for (int round = 0; round < 3000; round++) {
      byte[] octets = good.getBytes(StandardCharsets.ISO_8859_1);
      int changes = 1 + random.nextInt(4);
      for (int i = 0; i < changes; i++) {
        octets[random.nextInt(octets.length)] = (byte) random.nextInt(256);
      }
      int length = random.nextInt(4) == 0 ? random.nextInt(octets.length) : octets.length;
      try {
        new HttpReader(new MemoryWire(octets, length), 1 << 16).read(Long.MAX_VALUE);
      } catch (WsmanException clear) {
        assertTrue(clear.getMessage().length() > 10);
      } catch (IOException other) {
        throw new AssertionError("round " + round, other);
      }
    }
  }

  /** Hands out three octets at a time. */
  private static final class MemoryWire implements Wire {
    private final byte[] octets;
    private final int end;
    private int at;

    MemoryWire(byte[] octets, int end) {
      this.octets = octets;
      this.end = end;
    }

    @Override
    public int read(byte[] into, int offset, int length, long deadline) {
      int count = Math.min(3, Math.min(length, end - at));
      System.arraycopy(octets, at, into, offset, count);
      at += count;
      return count == 0 ? -1 : count;
    }

    @Override
    public void write(byte[] unused, long deadline) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean stale() {
      return false;
    }

    @Override
    public void close() {
      // memory
    }
  }
}
