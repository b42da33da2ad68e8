package io.windlass.wsman.testkit;

import io.windlass.wsman.api.ResourceProvider;
import io.windlass.wsman.api.WsmanResource;
import io.windlass.wsman.api.filter.FilterDialect;
import io.windlass.wsman.api.security.Caller;
import io.windlass.wsman.core.WsmanEngine;
import io.windlass.wsman.core.endpoint.WsmanRequest;
import io.windlass.wsman.core.endpoint.WsmanResponse;
import io.windlass.wsman.core.limits.ServiceLimits;
import io.windlass.wsman.core.registry.ProviderFacts;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** An engine whose answers are looked at byte by byte, with their HTTP status. */
final class Wire implements AutoCloseable {
  static final String MACHINE = "host.example";

  private final WsmanEngine engine = new WsmanEngine("0", ServiceLimits.DEFAULT, Clock.systemUTC());
  private long nextId = 1;

  /** An answer: its status, its type and the text of its envelope. */
  record Reply(int status, String contentType, int octets, String text) {
    WireFault fault() {
      return WireFault.read(text);
    }

    boolean isFault() {
      return text.contains("<s:Fault");
    }
  }

  /** Adds a provider that reads no options. */
  Wire add(ResourceProvider provider, String uri) {
    return add(provider, uri, Map.of());
  }

  Wire add(ResourceProvider provider, String uri, Map<String, ?> properties) {
    Map<String, Object> all = new HashMap<>(properties);
    all.put("service.id", nextId++);
    all.put(WsmanResource.URI, uri);
    engine.addProvider(provider, ProviderFacts.of(provider.getClass().getSimpleName(), all));
    return this;
  }

  /** Takes the provider away that was added last. */
  void removeLast() {
    engine.removeProvider(nextId - 1);
  }

  Wire dialect(String uri, FilterDialect dialect) {
    engine.addDialect(uri, dialect);
    return this;
  }

  void limits(ServiceLimits limits) {
    engine.setLimits(limits);
  }

  /** Gives every plug-in the same limit. */
  void quota(String quota, long limit) {
    engine.setQuotas(
        (plugin, name) -> name.equals(quota) ? OptionalLong.of(limit) : OptionalLong.empty());
  }

  int openEnumerations() {
    return engine.getRuntimeDTO().openEnumerations;
  }

  Reply send(String envelope) {
    return send(WsmanHost.ADMINISTRATOR, envelope);
  }

  Reply send(Caller caller, String envelope) {
    return await(begin(caller, envelope));
  }

  /** Sends without waiting. */
  CompletableFuture<Reply> begin(Caller caller, String envelope) {
    return send(
        caller, envelope.getBytes(StandardCharsets.UTF_8), "application/soap+xml;charset=UTF-8");
  }

  /** Sends a message in UTF-16 with its byte order mark. */
  Reply sendUtf16(String envelope) {
    return await(
        send(
            WsmanHost.ADMINISTRATOR,
            ("\uFEFF" + envelope).getBytes(StandardCharsets.UTF_16LE),
            "application/soap+xml;charset=UTF-16"));
  }

  CompletableFuture<Reply> send(Caller caller, byte[] body, String contentType) {
    WsmanRequest request =
        WsmanRequest.of(caller, body).contentType(contentType).localHost(MACHINE).build();
    return engine.handle(request).thenApply(Wire::reply).toCompletableFuture();
  }

  static void awaitLatch(CountDownLatch latch) {
    try {
      if (!latch.await(60, TimeUnit.SECONDS)) {
        throw new AssertionError("nothing happened within a minute");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  static Reply await(CompletableFuture<Reply> reply) {
    return reply.orTimeout(60, TimeUnit.SECONDS).join();
  }

  private static Reply reply(WsmanResponse response) {
    Charset charset =
        response.contentType().endsWith("UTF-16")
            ? StandardCharsets.UTF_16
            : StandardCharsets.UTF_8;
    return new Reply(
        response.status(),
        response.contentType(),
        response.body().remaining(),
        charset.decode(response.body()).toString());
  }

  @Override
  public void close() {
    engine.close();
  }
}
