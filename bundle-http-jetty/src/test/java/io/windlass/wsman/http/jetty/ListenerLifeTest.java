package io.windlass.wsman.http.jetty;

import static io.windlass.wsman.http.jetty.TestHost.AUTHORIZATION;
import static io.windlass.wsman.http.jetty.TestHost.SOAP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.core.endpoint.WsmanResponse;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ListenerLifeTest {
  @Test
  void finishesTheRequestUnderWayWhenItsListenerGoes() throws Exception {
    try (TestHost host = new TestHost()) {
      ServerConnector going = host.listen("going", "wsman");
      int port = going.getLocalPort();
      ServerConnector staying = host.listen("staying", "wsman");
      CompletableFuture<WsmanResponse> later = new CompletableFuture<>();
      host.engine.answer = request -> later;
      try (RawClient slow = new RawClient(going);
          RawClient idle = new RawClient(going);
          RawClient other = new RawClient(staying)) {
        slow.send(RawClient.head("/wsman", AUTHORIZATION + SOAP + "Content-Length: 1\r\n") + "x");
        assertNotNull(host.engine.requests.poll(5, TimeUnit.SECONDS));
        CompletableFuture<Void> gone = host.server.close(going).toCompletableFuture();
        assertTrue(idle.isClosed());
        assertTrue(isRefusedSoon(port));
        host.engine.answer =
            request ->
                CompletableFuture.completedFuture(
                    TestHost.FakeEngine.response(200, request.body()));
        assertEquals("<e/>", other.post("/wsman", AUTHORIZATION + SOAP, "<e/>").body());
        later.complete(TestHost.FakeEngine.response(200, "late".getBytes()));
        assertEquals("late", slow.read().body());
        gone.get(10, TimeUnit.SECONDS);
      }
    }
  }

  @Test
  void cutsARequestThatTakesLongerThanTheBound() throws Exception {
    try (TestHost host = new TestHost()) {
      ServerConnector going = host.listen();
      host.engine.answer = request -> new CompletableFuture<>();
      try (RawClient slow = new RawClient(going)) {
        slow.send(RawClient.head("/wsman", AUTHORIZATION + SOAP + "Content-Length: 1\r\n") + "x");
        assertNotNull(host.engine.requests.poll(5, TimeUnit.SECONDS));
        host.server.close(going).toCompletableFuture().get(15, TimeUnit.SECONDS);
        assertTrue(slow.isClosed());
      }
    }
  }

  @Test
  void tellsConnectionsAboveTheLimitAndServesAgainLater() throws Exception {
    try (TestHost host = new TestHost(TestHost.limits(2))) {
      ServerConnector port = host.listen();
      try (RawClient second = new RawClient(port)) {
        try (RawClient first = new RawClient(port)) {
          assertEquals(200, first.post("/wsman", AUTHORIZATION + SOAP, "<e/>").status());
          assertEquals(200, second.post("/wsman", AUTHORIZATION + SOAP, "<e/>").status());
          try (RawClient third = new RawClient(port)) {
            RawClient.Reply reply = third.post("/wsman", AUTHORIZATION + SOAP, "<e/>");
            assertEquals(503, reply.status());
            assertEquals("close", reply.header("Connection"));
            assertEquals("5", reply.header("Retry-After"));
            assertTrue(reply.body().contains("2 connections, which is MaxConnections"));
          }
          assertEquals(200, first.post("/wsman", AUTHORIZATION + SOAP, "<e/>").status());
        }
        int status = 503;
        for (int tries = 0; tries < 100 && status == 503; tries++) {
          try (RawClient next = new RawClient(port)) {
            status = next.post("/wsman", AUTHORIZATION + SOAP, "<e/>").status();
          }
        }
        assertEquals(200, status);
      }
    }
  }

  @Test
  void servesAnotherPrefixAndStillReservesTheUsualOne() throws Exception {
    try (TestHost host = new TestHost()) {
      ServerConnector port = host.listen("other", "mgmt/ws");
      try (RawClient client = new RawClient(port)) {
        assertEquals(200, client.post("/mgmt/WS", AUTHORIZATION + SOAP, "<e/>").status());
        assertEquals(404, client.post("/wsman", AUTHORIZATION + SOAP, "<e/>").status());
        assertEquals(200, client.post("/wsman-anon/identify", SOAP, "").status());
        assertEquals(200, client.post("/mgmt/ws-anon/identify", SOAP, "").status());
      }
    }
  }

  /** The port closes when the thread that accepts has noticed. */
  private static boolean isRefusedSoon(int port) {
    for (int tries = 0; tries < 1000; tries++) {
      try {
        new Socket("127.0.0.1", port).close();
      } catch (IOException refused) {
        return true;
      }
    }
    return false;
  }
}
