package io.windlass.wsman.testkit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.api.OpContext;
import io.windlass.wsman.api.XmlReply;
import io.windlass.wsman.api.XmlRequest;
import io.windlass.wsman.api.XmlResource;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.runtime.PluginQuotas;
import io.windlass.wsman.api.security.Caller;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The quotas of a plug-in (MS-WSMV §2.2.4.23). */
class PluginQuotasTest {
  private static final String URI = "http://acme.org/slow";
  private static final Caller ANN = Caller.of("ann", "Test", Set.of(Caller.ADMINISTRATORS));
  private static final Caller BOB = Caller.of("bob", "Test", Set.of(Caller.ADMINISTRATORS));

  private final WsmanHost host = new WsmanHost();
  private final BlockingQueue<CompletableFuture<XmlReply>> waiting = new LinkedBlockingQueue<>();

  /** Answers when the test says so. */
  private final class Slow implements XmlResource {
    @Override
    public Collection<ClassSchema> schemas() {
      return List.of();
    }

    @Override
    public CompletionStage<XmlReply> handle(XmlRequest request, OpContext context) {
      CompletableFuture<XmlReply> later = new CompletableFuture<>();
      waiting.add(later);
      return later;
    }
  }

  @BeforeEach
  void start() {
    host.add(new Slow(), URI);
  }

  @AfterEach
  void stop() {
    host.close();
  }

  private void limit(String quota, long limit) {
    host.setQuotas(
        (plugin, name) ->
            plugin.equals("Slow") && name.equals(quota)
                ? OptionalLong.of(limit)
                : OptionalLong.empty());
  }

  /** Asks until it is let in: an operation that has just ended may still be counted. */
  private CompletableFuture<XmlReply> running(Caller caller) throws InterruptedException {
    for (int tries = 0; tries < 300; tries++) {
      host.send(caller, Envelopes.get(URI, Map.of()));
      CompletableFuture<XmlReply> let = waiting.poll(100, TimeUnit.MILLISECONDS);
      if (let != null) {
        return let;
      }
    }
    throw new AssertionError("never let in");
  }

  private String refused(Caller caller) {
    return host.exchange(caller, Envelopes.get(URI, Map.of()));
  }

  @Test
  void operationsOfThePluginAreCounted() throws InterruptedException {
    limit(PluginQuotas.MAX_CONCURRENT_OPERATIONS, 2);
    CompletableFuture<XmlReply> first = running(ANN);
    running(BOB);
    String answer = refused(ANN);
    assertTrue(answer.contains("w:QuotaLimit"), answer);
    assertTrue(answer.contains("2150859239"), answer);
    assertTrue(answer.contains("MaxConcurrentOperations is 2"), answer);
    first.complete(out -> {});
    running(BOB).complete(out -> {});
  }

  @Test
  void operationsOfOneUserAreCounted() throws InterruptedException {
    limit(PluginQuotas.MAX_CONCURRENT_OPERATIONS_PER_USER, 1);
    CompletableFuture<XmlReply> first = running(ANN);
    assertTrue(refused(ANN).contains("2150859240"));
    running(BOB);
    first.complete(out -> {});
    assertFalse(running(ANN).isDone());
  }

  @Test
  void usersAreCounted() throws InterruptedException {
    limit(PluginQuotas.MAX_CONCURRENT_USERS, 1);
    CompletableFuture<XmlReply> first = running(ANN);
    running(ANN).complete(out -> {});
    assertTrue(refused(BOB).contains("2150859237"));
    first.complete(out -> {});
    assertFalse(running(BOB).isDone());
  }
}
