package io.windlass.wsman.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ends of calls and of sessions. */
class ClosingTest {
  private static final ResourceLocator RESOURCE = ResourceLocator.of("http://example.org/x");

  private final CountDownLatch arrived = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);

  /** Never answers. */
  private byte[] silence(FakeService.Request request) {
    arrived.countDown();
    try {
      over.await();
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
    return null;
  }

  private void closedWhileWaiting(WsmanSession session) throws Exception {
    CompletableFuture<XmlElement> call =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return session.get(RESOURCE);
              } catch (IOException failure) {
                throw new IllegalStateException(failure);
              }
            });
    assertTrue(arrived.await(10, TimeUnit.SECONDS));
    session.close();
    ExecutionException ended =
        assertThrows(ExecutionException.class, () -> call.get(10, TimeUnit.SECONDS));
    assertInstanceOf(SessionClosedException.class, ended.getCause().getCause());
    assertThrows(SessionClosedException.class, () -> session.get(RESOURCE));
    over.countDown();
  }

  @Test
  void anotherThreadEndsACallByClosing() throws Exception {
    try (FakeService service = FakeService.tcp(this::silence)) {
      closedWhileWaiting(
          new WsmanSession(service.endpoint(), Authentication.none(), SessionOptions.defaults()));
    }
  }

  @Test
  void anotherThreadEndsACallThroughALocalSocket(@TempDir Path dir) throws Exception {
    Path socket = dir.resolve("s");
    try (FakeService service = FakeService.unix(socket, this::silence)) {
      closedWhileWaiting(
          new WsmanSession(
              Endpoint.local(socket), Authentication.none(), SessionOptions.defaults()));
    }
  }

  @Test
  void theOverallTimeoutEndsACallBeforeTheOthers() throws Exception {
    try (FakeService service = FakeService.tcp(this::silence);
        WsmanSession session =
            new WsmanSession(
                service.endpoint(),
                Authentication.none(),
                SessionOptions.defaults().withOverallTimeout(Duration.ofMillis(200)))) {
      WsmanException late = assertThrows(WsmanException.class, () -> session.get(RESOURCE));
      assertTrue(late.getMessage().startsWith("No answer from"), late.getMessage());
    } finally {
      over.countDown();
    }
  }

  /** The second request of a connection is read and gets no answer. */
  private static FakeService closesItsKeptConnections() throws IOException {
    int[] lastConnection = new int[1];
    return FakeService.tcp(
        r -> {
          boolean again = lastConnection[0] == r.connection();
          lastConnection[0] = r.connection();
          return again ? null : FakeService.ok(FakeService.envelope("<x/>"));
        });
  }

  @Test
  void readsAreSentAgainOnAnotherConnection() throws IOException {
    try (FakeService service = closesItsKeptConnections();
        WsmanSession session =
            new WsmanSession(
                service.endpoint(), Authentication.none(), SessionOptions.defaults())) {
      session.get(RESOURCE);
      session.get(RESOURCE);
      assertEquals(3, service.requests().size());
    }
  }

  @Test
  void writesAreSentOnce() throws IOException {
    try (FakeService service = closesItsKeptConnections();
        WsmanSession session =
            new WsmanSession(
                service.endpoint(), Authentication.none(), SessionOptions.defaults())) {
      int sent = 0;
      for (Write write :
          new Write[] {
            () -> session.put(RESOURCE, "<a/>"),
            () -> session.create(RESOURCE, "<a/>"),
            () -> session.delete(RESOURCE),
            () -> session.invoke(RESOURCE, "M", "<a/>"),
            () -> session.request("http://example.org/action", RESOURCE, "<a/>")
          }) {
        session.get(RESOURCE);
        WsmanException lost = assertThrows(WsmanException.class, write::run);
        assertTrue(lost.getMessage().contains("may have been executed"), lost.getMessage());
        sent += 2;
        assertEquals(sent, service.requests().size());
      }
    }
  }

  @Test
  void pullIsSentOnce() throws IOException {
    String enumerated =
        "<n:EnumerateResponse><n:EnumerationContext>c</n:EnumerationContext>"
            + "</n:EnumerateResponse>";
    try (FakeService service =
            FakeService.tcp(
                r ->
                    r.body().contains("/Pull</a:Action>")
                        ? null
                        : FakeService.ok(FakeService.envelope(enumerated)));
        WsmanSession session =
            new WsmanSession(service.endpoint(), Authentication.none(), SessionOptions.defaults());
        Enumerator items = session.enumerate(RESOURCE, EnumerateOptions.all())) {
      assertThrows(WsmanException.class, items::hasNext);
      assertEquals(2, service.requests().size());
    }
  }

  /** A request that changes something. */
  private interface Write {
    void run() throws IOException;
  }
}
