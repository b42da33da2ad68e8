package io.windlass.benchmarks.jmh;

import io.windlass.wsman.api.ResourceProvider;
import io.windlass.wsman.api.WsmanResource;
import io.windlass.wsman.core.WsmanEngine;
import io.windlass.wsman.core.endpoint.RequestThread;
import io.windlass.wsman.core.endpoint.WsmanRequest;
import io.windlass.wsman.core.endpoint.WsmanResponse;
import io.windlass.wsman.core.limits.ServiceLimits;
import io.windlass.wsman.core.registry.ProviderFacts;
import io.windlass.wsman.testkit.WsmanHost;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/** An engine with one provider, asked as a transport asks it. For one thread. */
final class Exchange implements AutoCloseable {
  private final WsmanEngine engine = new WsmanEngine("0", ServiceLimits.DEFAULT, Clock.systemUTC());

  Exchange(ResourceProvider provider, String uri) {
    engine.addProvider(
        provider,
        ProviderFacts.of("bench", Map.of("service.id", 1L, WsmanResource.URI, List.of(uri))));
  }

  WsmanEngine engine() {
    return engine;
  }

  static byte[] bytes(String envelope) {
    return envelope.getBytes(StandardCharsets.UTF_8);
  }

  /** Lends itself, as the threads of the HTTP transport do. */
  private static final class Caller implements RequestThread {
    private final Queue<Runnable> tasks = new ArrayDeque<>(2);

    @Override
    public boolean offer(Runnable task) {
      return tasks.add(task);
    }

    void work() {
      for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
        task.run();
      }
    }
  }

  ByteBuffer send(byte[] envelope) {
    Caller caller = new Caller();
    CompletableFuture<WsmanResponse> answer =
        engine
            .handle(
                WsmanRequest.of(WsmanHost.ADMINISTRATOR, envelope)
                    .contentType("application/soap+xml;charset=UTF-8")
                    .thread(caller)
                    .build())
            .toCompletableFuture();
    caller.work();
    return answer.join().body();
  }

  @Override
  public void close() {
    engine.close();
  }
}
