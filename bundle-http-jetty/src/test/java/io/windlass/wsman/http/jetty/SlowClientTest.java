package io.windlass.wsman.http.jetty;

import static io.windlass.wsman.http.jetty.TestHost.AUTHORIZATION;
import static io.windlass.wsman.http.jetty.TestHost.SOAP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.core.endpoint.WsmanResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that hold on to what they have: each kind of waiting has its end. */
@Timeout(60)
class SlowClientTest {
  private static final int HEAD_SECONDS = 2;
  private static final int PACKET_SECONDS = 3;
  private static final CountDownLatch NEVER = new CountDownLatch(1);

  private TestHost host;
  private ServerConnector port;

  @BeforeEach
  void start() throws Exception {
    host = new TestHost(limits(PACKET_SECONDS));
    port = host.listen();
  }

  private static HttpLimits limits(int packetSeconds) {
    return new HttpLimits(300, 300, HEAD_SECONDS, packetSeconds, 30, 5);
  }

  @AfterEach
  void stop() throws Exception {
    host.close();
  }

  /** Sends a byte now and then until the server has had enough; how long that took in seconds. */
  private static double trickle(RawClient client, String text, int everyMillis) throws Exception {
    long begin = System.nanoTime();
    try {
      for (int i = 0; !client.hasInput() && i < text.length(); i++) {
        client.send(text.substring(i, i + 1));
        NEVER.await(everyMillis, TimeUnit.MILLISECONDS);
      }
    } catch (IOException closed) {
      return seconds(begin);
    }
    return seconds(begin);
  }

  @Test
  void aHeadThatTricklesIsCutWhileOthersAreServed() throws Exception {
    try (RawClient slow = new RawClient(port);
        RawClient secondRequest = new RawClient(port);
        RawClient idle = new RawClient(port)) {
      assertEquals(200, idle.post("/wsman", AUTHORIZATION + SOAP, "<e/>").status());
      // An interim answer must not count as one: it would hide the connection for ever.
      secondRequest.send(
          RawClient.head(
              "/wsman", AUTHORIZATION + SOAP + "Expect: 100-continue\r\nContent-Length: 4\r\n"));
      assertEquals(100, secondRequest.read().status());
      assertEquals(200, secondRequest.send("<e/>").read().status());
      secondRequest.send("P");
      double seconds = trickle(slow, RawClient.head("/wsman", "X: y\r\n".repeat(99)), 100);
      assertTrue(seconds < HEAD_SECONDS + 4, "after " + seconds + " s");
      assertTrue(slow.isClosed());
      try (RawClient other = new RawClient(port)) {
        assertEquals(200, other.post("/wsman", AUTHORIZATION + SOAP, "<e/>").status());
      }
      trickle(secondRequest, "OST /wsman HTTP/1.1\r\n" + "X: y\r\n".repeat(99), 100);
      assertTrue(secondRequest.isClosed());
      assertEquals(200, idle.post("/wsman", AUTHORIZATION + SOAP, "<e/>").status(), "idle stays");
    }
  }

  @Test
  void aStrangerMayNotBeSilentForLong() throws Exception {
    try (RawClient known = new RawClient(port);
        RawClient stranger = new RawClient(port)) {
      assertEquals(200, known.post("/wsman", AUTHORIZATION + SOAP, "<e/>").status());
      assertEquals(401, stranger.post("/wsman", SOAP, "<e/>").status());
      assertTrue(stranger.isClosed());
      assertEquals(200, known.post("/wsman", AUTHORIZATION + SOAP, "<e/>").status());
    }
  }

  @Test
  void aBodyBelowTheRateIsCutBeforeItsTime() throws Exception {
    host.server.configure(limits(60));
    try (RawClient slow = new RawClient(port)) {
      slow.send(RawClient.head("/wsman", AUTHORIZATION + SOAP + "Content-Length: 100000\r\n"));
      double seconds = trickle(slow, "x".repeat(1000), 100);
      assertTrue(seconds < 15, "after " + seconds + " s");
      assertEquals(408, slow.read().status());
      assertTrue(slow.isClosed());
    }
    assertTrue(host.engine.requests.isEmpty());
  }

  @Test
  void aBodyAboveTheRateStillHasItsTime() throws Exception {
    try (RawClient slow = new RawClient(port)) {
      slow.send(RawClient.head("/wsman", AUTHORIZATION + SOAP + "Content-Length: 400000\r\n"));
      slow.send("x".repeat(100_000));
      double seconds = trickle(slow, "x".repeat(1000), 200);
      assertTrue(seconds > PACKET_SECONDS - 1, "after " + seconds + " s");
      assertTrue(seconds < PACKET_SECONDS + 3, "after " + seconds + " s");
      assertEquals(408, slow.read().status());
    }
  }

  @Test
  void theBodyOfAStrangerIsNotWaitedFor() throws Exception {
    try (RawClient slow = new RawClient(port)) {
      slow.send(RawClient.head("/wsman", SOAP + "Content-Length: 100000\r\n"));
      double seconds = trickle(slow, "x".repeat(1000), 100);
      assertTrue(seconds < 8, "after " + seconds + " s");
      assertEquals(401, slow.read().status());
      assertTrue(slow.isClosed());
    }
  }

  @Test
  void anAnswerThatIsNotTakenInTimeIsGivenUp() throws Exception {
    byte[] large = new byte[64 << 20];
    CompletableFuture<WsmanResponse> answered = new CompletableFuture<>();
    host.engine.answer = request -> answered;
    try (Socket reader = new Socket()) {
      reader.setReceiveBufferSize(4096);
      reader.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port.getLocalPort()), 5000);
      reader.setSoTimeout(15_000);
      RawClient client = new RawClient(reader, reader.getInputStream(), reader.getOutputStream());
      client.send(RawClient.head("/wsman", AUTHORIZATION + SOAP + "Content-Length: 1\r\n") + "x");
      assertNotNull(host.engine.requests.poll(5, TimeUnit.SECONDS));
      long begin = System.nanoTime();
      answered.complete(TestHost.FakeEngine.response(200, large));
      // A byte now and then: the connection is never idle.
      while (!port.getConnectedEndPoints().isEmpty() && seconds(begin) < 20) {
        assertTrue(reader.getInputStream().read() >= 0);
        NEVER.await(50, TimeUnit.MILLISECONDS);
      }
      assertTrue(seconds(begin) > PACKET_SECONDS - 1, "after " + seconds(begin) + " s");
      assertTrue(seconds(begin) < PACKET_SECONDS + 5, "after " + seconds(begin) + " s");
    }
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
