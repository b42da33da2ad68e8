package io.windlass.benchmarks.jmh;

import io.windlass.benchmarks.provider.ItemProvider;
import io.windlass.wsman.api.WsmanResource;
import io.windlass.wsman.core.WsmanEngine;
import io.windlass.wsman.core.endpoint.RequestThread;
import io.windlass.wsman.core.endpoint.WsmanRequest;
import io.windlass.wsman.core.endpoint.WsmanResponse;
import io.windlass.wsman.core.limits.ServiceLimits;
import io.windlass.wsman.core.registry.ProviderFacts;
import io.windlass.wsman.testkit.Envelopes;
import io.windlass.wsman.testkit.WsmanHost;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Whole requests through the engine, from envelope to envelope, as a transport brings them. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class EngineRequests {
  private static final String FIFTY = ItemProvider.URI + "/Bench_50";

  private final WsmanEngine engine = new WsmanEngine("0", ServiceLimits.DEFAULT, Clock.systemUTC());
  private final byte[] get = bytes(Envelopes.get(FIFTY, Map.of("Id", "7")));
  private final byte[] page =
      bytes(
          Envelopes.enumerate(FIFTY, "<w:OptimizeEnumeration/><w:MaxElements>50</w:MaxElements>"));

  /** Adds the provider. */
  public EngineRequests() {
    engine.addProvider(
        new ItemProvider(),
        ProviderFacts.of(
            "bench", Map.of("service.id", 1L, WsmanResource.URI, List.of(ItemProvider.URI))));
  }

  private static byte[] bytes(String envelope) {
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

  private ByteBuffer send(byte[] envelope) {
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

  /** One instance. */
  @Benchmark
  public ByteBuffer get() {
    return send(get);
  }

  /** A page of 50 instances, which is the whole enumeration. */
  @Benchmark
  public ByteBuffer page() {
    return send(page);
  }

  /** Ends the engine's threads. */
  @TearDown
  public void close() {
    engine.close();
  }
}
