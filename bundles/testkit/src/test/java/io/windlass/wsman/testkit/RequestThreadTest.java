package io.windlass.wsman.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.api.Enumerable;
import io.windlass.wsman.api.Gettable;
import io.windlass.wsman.api.InstanceSource;
import io.windlass.wsman.api.OpContext;
import io.windlass.wsman.api.Query;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.WsmanResource;
import io.windlass.wsman.api.cim.CimType;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.core.WsmanEngine;
import io.windlass.wsman.core.endpoint.RequestThread;
import io.windlass.wsman.core.endpoint.WsmanRequest;
import io.windlass.wsman.core.endpoint.WsmanResponse;
import io.windlass.wsman.core.limits.ServiceLimits;
import io.windlass.wsman.core.registry.ProviderFacts;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Providers that answer at once run on the thread that brought the request, and only those. */
class RequestThreadTest {
  private static final String PREFIX = "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/here";
  private static final String URI = PREFIX + "/Here";
  private static final int ENOUGH = 60;
  private static final int SECONDS = 30;

  private final WsmanEngine engine = new WsmanEngine("0", ServiceLimits.DEFAULT, Clock.systemUTC());
  private final Here here = new Here();
  private final ExecutorService others = Executors.newCachedThreadPool();

  @BeforeEach
  void start() {
    engine.addProvider(
        here,
        ProviderFacts.of("here", Map.of("service.id", 1L, WsmanResource.URI, List.of(PREFIX))));
  }

  @AfterEach
  void stop() {
    here.gate.countDown();
    others.shutdownNow();
    engine.close();
  }

  /** Notes the thread that it was called on; slow or stuck when it is told to. */
  private static final class Here implements Gettable, Enumerable {
    private final CountDownLatch gate = new CountDownLatch(1);
    private final CountDownLatch stuckCalls = new CountDownLatch(1);
    private volatile boolean stuck;
    private volatile boolean slow;
    private volatile Thread thread;
    private volatile Thread closedBy;

    @Override
    public Collection<ClassSchema> schemas() {
      return List.of(ClassSchema.of("root/here", "Here").key("Id", CimType.STRING).build());
    }

    @Override
    public Instance get(Target target, OpContext context) throws InterruptedException {
      thread = Thread.currentThread();
      if (stuck) {
        stuckCalls.countDown();
        awaitGate();
      }
      if (slow) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      }
      return Instance.of("Here").set("Id", "a").build();
    }

    /** Does not even let itself be interrupted. */
    private void awaitGate() {
      while (true) {
        try {
          if (gate.await(SECONDS, TimeUnit.SECONDS)) {
            return;
          }
        } catch (InterruptedException e) {
          // hangs on
        }
      }
    }

    @Override
    public InstanceSource enumerate(Query query, OpContext context) {
      thread = Thread.currentThread();
      List<Instance> left = new ArrayList<>(List.of(Instance.of("Here").set("Id", "a").build()));
      return new InstanceSource() {
        @Override
        public List<Instance> next(int max, OpContext pull) {
          List<Instance> page = List.copyOf(left);
          left.clear();
          return page;
        }

        @Override
        public void close() {
          closedBy = Thread.currentThread();
        }
      };
    }
  }

  /** A transport's thread, as the contract of {@link RequestThread} has it. */
  private static final class Lent implements RequestThread {
    private final Thread owner = Thread.currentThread();
    private final Queue<Runnable> tasks = new ArrayDeque<>();

    @Override
    public boolean offer(Runnable task) {
      return Thread.currentThread() == owner && tasks.add(task);
    }

    void work() {
      for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
        task.run();
      }
    }
  }

  private String send(String envelope) throws Exception {
    return send(envelope, new CompletableFuture<>()).get(SECONDS, TimeUnit.SECONDS);
  }

  private CompletableFuture<String> send(String envelope, CompletableFuture<String> answer) {
    Lent thread = new Lent();
    engine
        .handle(
            WsmanRequest.of(WsmanHost.ADMINISTRATOR, envelope.getBytes(StandardCharsets.UTF_8))
                .thread(thread)
                .build())
        .thenApply(RequestThreadTest::text)
        .whenComplete((text, failure) -> answer.complete(text));
    thread.work();
    return answer;
  }

  private static String text(WsmanResponse response) {
    return StandardCharsets.UTF_8.decode(response.body()).toString();
  }

  private String get() throws Exception {
    String answer = send(Envelopes.get(URI, Map.of("Id", "a")));
    assertTrue(answer.contains("<p:Id>a</p:Id>"), answer);
    return answer;
  }

  /** A busy machine may make a call look slow, so that it takes more of them. */
  private void proveIt() throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    for (int i = 0; i < ENOUGH || here.thread != Thread.currentThread(); i++) {
      assertTrue(System.nanoTime() < end, "it is believed in the end");
      get();
    }
  }

  @Test
  void aNewProviderRunsOnAThreadOfItsOwn() throws Exception {
    get();
    assertNotSame(Thread.currentThread(), here.thread);
  }

  @Test
  void oneThatAnswersAtOnceRunsOnTheThreadThatBroughtTheRequest() throws Exception {
    proveIt();
    assertSame(Thread.currentThread(), here.thread);
  }

  @Test
  void itsCursorIsClosedThereToo() throws Exception {
    proveIt();
    String page =
        send(Envelopes.enumerate(URI, "<w:OptimizeEnumeration/><w:MaxElements>9</w:MaxElements>"));
    assertTrue(page.contains("EndOfSequence"), page);
    assertSame(Thread.currentThread(), here.thread);
    assertSame(Thread.currentThread(), here.closedBy);
  }

  @Test
  void oneThatBecomesSlowGoesBackToItsOwn() throws Exception {
    proveIt();
    here.slow = true;
    for (int i = 0; i < 5; i++) {
      get();
    }
    assertNotSame(Thread.currentThread(), here.thread);
  }

  @Test
  void aTransportThatLendsNothingIsNotAskedAgain() throws Exception {
    proveIt();
    CompletableFuture<String> answer = new CompletableFuture<>();
    engine
        .handle(
            WsmanRequest.of(
                    WsmanHost.ADMINISTRATOR,
                    Envelopes.get(URI, Map.of("Id", "a")).getBytes(StandardCharsets.UTF_8))
                .build())
        .thenAccept(response -> answer.complete(text(response)));
    assertTrue(answer.get(SECONDS, TimeUnit.SECONDS).contains("<p:Id>a</p:Id>"));
    assertNotSame(Thread.currentThread(), here.thread);
  }

  @Test
  void oneThatHangsOnALentThreadIsAnsweredForAtTheDeadline() throws Exception {
    proveIt();
    here.stuck = true;
    CompletableFuture<String> answer = new CompletableFuture<>();
    String envelope =
        Envelopes.request(
            "http://schemas.xmlsoap.org/ws/2004/09/transfer/Get",
            URI,
            Map.of("Id", "a"),
            "<w:OperationTimeout>PT1S</w:OperationTimeout>",
            "");
    CompletableFuture<Void> thread =
        CompletableFuture.runAsync(() -> send(envelope, answer), others);
    assertTrue(here.stuckCalls.await(SECONDS, TimeUnit.SECONDS));
    String fault = answer.get(SECONDS, TimeUnit.SECONDS);
    assertTrue(fault.contains("TimedOut"), fault);
    assertFalse(thread.isDone(), "the lent thread is still with the provider");
    here.stuck = false;
    get();
    assertNotSame(Thread.currentThread(), here.thread, "trust is lost with the first overrun");
    here.gate.countDown();
    thread.get(SECONDS, TimeUnit.SECONDS);
  }

  @Test
  void aProviderHoldsSoManyLentThreadsAndNoMore() throws Exception {
    proveIt();
    here.stuck = true;
    List<CompletableFuture<Void>> threads = new ArrayList<>();
    List<CompletableFuture<String>> answers = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      CompletableFuture<String> answer = new CompletableFuture<>();
      answers.add(answer);
      threads.add(
          CompletableFuture.runAsync(
              () -> send(Envelopes.get(URI, Map.of("Id", "a")), answer), others));
    }
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (threads.stream().filter(CompletableFuture::isDone).count() < 8) {
      assertTrue(System.nanoTime() < end, "8 of 24 threads come back at once");
      LockSupport.parkNanos(1_000_000);
    }
    here.gate.countDown();
    for (CompletableFuture<String> answer : answers) {
      String text = answer.get(SECONDS, TimeUnit.SECONDS);
      assertTrue(text.contains("<p:Id>a</p:Id>"), text);
    }
    for (CompletableFuture<Void> thread : threads) {
      thread.get(SECONDS, TimeUnit.SECONDS);
    }
    assertEquals(24, answers.size());
  }
}
