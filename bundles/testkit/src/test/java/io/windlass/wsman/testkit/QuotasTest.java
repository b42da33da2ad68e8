package io.windlass.wsman.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.api.Enumerable;
import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.Gettable;
import io.windlass.wsman.api.InstanceSource;
import io.windlass.wsman.api.OpContext;
import io.windlass.wsman.api.Query;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.security.Caller;
import io.windlass.wsman.core.limits.ServiceSettings;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The quotas of the service, each changed while it runs (MS-WSMV §3.1.4.1). */
class QuotasTest {
  private static final long QUOTA_MAX_OPERATIONS = 2150859174L;
  private static final String SLOW = "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/slow";
  private static final String WATCHED =
      "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/watched";
  private static final Caller OTHER = Caller.of("other", "Test", Set.of(Caller.ADMINISTRATORS));

  private final Wire wire = new Wire();
  private final Slow slow = new Slow();
  private final Watched watched = new Watched();
  private final Map<String, Object> configured = new HashMap<>();

  /** Answers when it is allowed to. */
  private static final class Slow implements Gettable {
    final CountDownLatch entered = new CountDownLatch(2);
    final CountDownLatch allowed = new CountDownLatch(1);

    @Override
    public Collection<ClassSchema> schemas() {
      return List.of(ClassSchema.of("root/slow", "Slow").singleton().build());
    }

    @Override
    public Instance get(Target target, OpContext context) throws InterruptedException {
      entered.countDown();
      allowed.await();
      return Instance.of("Slow").build();
    }
  }

  /** Tells when its cursor is closed. */
  private static final class Watched implements Enumerable {
    final CompletableFuture<Void> closed = new CompletableFuture<>();

    @Override
    public Collection<ClassSchema> schemas() {
      return List.of(ClassSchema.of("root/watched", "Watched").singleton().build());
    }

    @Override
    public InstanceSource enumerate(Query query, OpContext context) {
      return new InstanceSource() {
        @Override
        public List<Instance> next(int max, OpContext each) {
          return List.of();
        }

        @Override
        public void close() {
          closed.complete(null);
        }
      };
    }
  }

  @BeforeEach
  void start() {
    wire.add(new Toys(50), Toys.PREFIX).add(slow, SLOW).add(watched, WATCHED);
  }

  @AfterEach
  void stop() {
    slow.allowed.countDown();
    wire.close();
  }

  /** What a change of the configuration does while the service runs. */
  private void configure(String name, Object value) {
    configured.put(name, value);
    wire.limits(ServiceSettings.read(configured));
  }

  private static String good() {
    return Envelopes.get(Toys.URI, Map.of("Id", "1"));
  }

  private void refusedByQuota(Wire.Reply reply, int limit) {
    FaultRows.expect(FaultCode.INTERNAL_ERROR, QUOTA_MAX_OPERATIONS, reply);
    String reason = reply.fault().reason();
    assertTrue(reason.contains("MaxConcurrentOperationsPerUser"), reason);
    assertTrue(reason.contains(Integer.toString(limit)), reason);
    assertTrue(reason.contains("admin"), reason);
  }

  @Test
  void operationsOfOneUserAreCountedAndNobodyElseIsTouched() throws InterruptedException {
    configure("MaxConcurrentOperationsPerUser", 2);
    String wait = Envelopes.get(SLOW + "/Slow", Map.of());
    CompletableFuture<Wire.Reply> first = wire.begin(WsmanHost.ADMINISTRATOR, wait);
    CompletableFuture<Wire.Reply> second = wire.begin(WsmanHost.ADMINISTRATOR, wait);
    slow.entered.await();
    refusedByQuota(wire.send(good()), 2);
    assertFalse(wire.send(OTHER, good()).isFault());
    configure("MaxConcurrentOperationsPerUser", "3");
    assertFalse(wire.send(good()).isFault());
    slow.allowed.countDown();
    assertFalse(Wire.await(first).isFault());
    assertFalse(Wire.await(second).isFault());
    assertFalse(wire.send(good()).isFault());
  }

  @Test
  void anOpenEnumerationIsAnOperation() {
    configure("MaxConcurrentOperationsPerUser", 1);
    String open = Envelopes.enumerate(Toys.URI, "");
    String context = Answers.text(wire.send(open).text(), "n:EnumerationContext");
    refusedByQuota(wire.send(open), 1);
    assertEquals(1, wire.openEnumerations());
    assertFalse(wire.send(Envelopes.pull(Toys.URI, context, "")).isFault());
    assertFalse(wire.send(Envelopes.release(Toys.URI, context)).isFault());
    assertFalse(wire.send(open).isFault());
  }

  @Test
  void aBatchHasNoMoreThanMaxBatchItems() {
    String optimized = "<w:OptimizeEnumeration/><w:MaxElements>40</w:MaxElements>";
    configure("MaxBatchItems", 7);
    String answer = wire.send(Envelopes.enumerate(Toys.URI, optimized)).text();
    assertEquals(7, Answers.all(answer, "p:Id").size());
    configure("MaxBatchItems", 9);
    String context = Answers.text(answer, "n:EnumerationContext");
    String page =
        wire.send(Envelopes.pull(Toys.URI, context, "<n:MaxElements>40</n:MaxElements>")).text();
    assertEquals(9, Answers.all(page, "p:Id").size());
  }

  @Test
  void theEnvelopeIsThatOfTheServiceForWhoAsksForMore() {
    String optimized =
        Envelopes.request(
            "http://schemas.xmlsoap.org/ws/2004/09/enumeration/Enumerate",
            Toys.URI,
            Map.of(),
            "<w:MaxEnvelopeSize>1000000</w:MaxEnvelopeSize>",
            "<n:Enumerate><w:OptimizeEnumeration/><w:MaxElements>20000</w:MaxElements>"
                + "</n:Enumerate>");
    wire.add(new Toys(20_000), Toys.PREFIX + "/Toy");
    configure("MaxEnvelopeSizekb", 32);
    assertTrue(wire.send(optimized).octets() <= 32 * 1024);
    configure("MaxEnvelopeSizekb", 64);
    int octets = wire.send(optimized).octets();
    assertTrue(octets > 32 * 1024 && octets <= 64 * 1024, "octets: " + octets);
  }

  @Test
  void nothingTakesLongerThanMaxTimeoutms() {
    configure("MaxTimeoutms", 500);
    String wait =
        Envelopes.request(
            "http://schemas.xmlsoap.org/ws/2004/09/transfer/Get",
            SLOW + "/Slow",
            Map.of(),
            "<w:OperationTimeout>PT1H</w:OperationTimeout>",
            "");
    FaultRows.expect(FaultCode.TIMED_OUT, wire.send(wait));
  }

  @Test
  void anEnumerationThatNobodyUsesEndsAfterEnumerationTimeoutms() {
    configure("EnumerationTimeoutms", 500);
    String uri = WATCHED + "/Watched";
    String context =
        Answers.text(wire.send(Envelopes.enumerate(uri, "")).text(), "n:EnumerationContext");
    watched.closed.orTimeout(30, TimeUnit.SECONDS).join();
    FaultRows.expect(
        FaultCode.INVALID_ENUMERATION_CONTEXT, wire.send(Envelopes.pull(uri, context, "")));
    assertEquals(0, wire.openEnumerations());
  }

  @Test
  void aChangeThatIsOutOfRangeChangesNothing() {
    configure("MaxBatchItems", 7);
    assertThrows(IllegalArgumentException.class, () -> configure("MaxBatchItems", 0));
    String optimized = "<w:OptimizeEnumeration/><w:MaxElements>40</w:MaxElements>";
    String answer = wire.send(Envelopes.enumerate(Toys.URI, optimized)).text();
    assertEquals(7, Answers.all(answer, "p:Id").size());
  }
}
