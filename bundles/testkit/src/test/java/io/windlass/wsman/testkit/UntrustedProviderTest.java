package io.windlass.wsman.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.api.Enumerable;
import io.windlass.wsman.api.Gettable;
import io.windlass.wsman.api.InstanceSource;
import io.windlass.wsman.api.OpContext;
import io.windlass.wsman.api.Query;
import io.windlass.wsman.api.ResourceProvider;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.cim.CimType;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Instance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Plug-ins that hang, throw, lie or vanish cost only their own requests. */
class UntrustedProviderTest {
  private static final String PREFIX = "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/odd";
  private static final String URI = PREFIX + "/Odd";
  private static final String TWO_SECONDS = "<w:OperationTimeout>PT2S</w:OperationTimeout>";
  private final WsmanHost host = new WsmanHost();
  private final CountDownLatch release = new CountDownLatch(1);

  @BeforeEach
  void start() {
    host.add(new Toys(5), Toys.PREFIX);
  }

  @AfterEach
  void stop() {
    release.countDown();
    String answer = host.exchange(Envelopes.get(Toys.URI, Map.of("Id", "1")));
    assertTrue(answer.contains("<p:Id>1</p:Id>"), answer);
    host.close();
  }

  /** A provider of one class; what it does is up to each test. */
  private interface Odd extends Gettable, Enumerable {
    @Override
    default Collection<ClassSchema> schemas() {
      return List.of(
          ClassSchema.of("root/odd", "Odd")
              .key("Id", CimType.STRING)
              .property("N", CimType.UINT32)
              .build());
    }

    @Override
    default Instance get(Target target, OpContext context) throws InterruptedException {
      return null;
    }

    @Override
    default InstanceSource enumerate(Query query, OpContext context) {
      return null;
    }
  }

  private static Instance odd(int id) {
    return Instance.of("Odd").set("Id", "o" + id).build();
  }

  private String get(String headers) {
    return host.exchange(
        Envelopes.request(
            "http://schemas.xmlsoap.org/ws/2004/09/transfer/Get",
            URI,
            Map.of("Id", "x"),
            headers,
            ""));
  }

  /** Ignores interrupts, as code of drivers does. */
  private void hang() {
    boolean released = false;
    while (!released) {
      try {
        released = release.await(60, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        // The point of this provider is that it does not listen.
      }
    }
  }

  @Test
  void aHungCallEndsAtItsOperationTimeout() {
    host.add(
        new Odd() {
          @Override
          public Instance get(Target target, OpContext context) {
            hang();
            return odd(1);
          }
        },
        PREFIX);
    Instant before = Instant.now();
    String answer = get(TWO_SECONDS);
    Duration took = Duration.between(before, Instant.now());
    assertEquals("2150858793", Answers.code(answer), answer);
    assertTrue(answer.contains("OperationTimeout"), answer);
    assertTrue(took.toMillis() >= 1900 && took.toMillis() < 5000, took::toString);
  }

  @Test
  void repeatedOverrunsEndInQuarantine() {
    host.add(
        new Odd() {
          @Override
          public Instance get(Target target, OpContext context) {
            hang();
            return odd(1);
          }
        },
        PREFIX);
    List<CompletableFuture<String>> hung = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      hung.add(
          host.send(
              WsmanHost.ADMINISTRATOR,
              Envelopes.request(
                  "http://schemas.xmlsoap.org/ws/2004/09/transfer/Get",
                  URI,
                  Map.of("Id", "x"),
                  "<w:OperationTimeout>PT2S</w:OperationTimeout>",
                  "")));
    }
    hung.forEach(each -> assertEquals("w:TimedOut", Answers.subcode(each.join())));
    String refused = get("");
    assertEquals("a:EndpointUnavailable", Answers.subcode(refused), refused);
    assertTrue(host.providers().toString().contains("QUARANTINED"), host.providers()::toString);
  }

  @Test
  void whateverIsThrownBecomesAnInternalErrorWithoutAStack() {
    AtomicInteger turn = new AtomicInteger();
    Throwable[] thrown = {
      new IllegalStateException("secret"),
      new StackOverflowError(),
      new NoClassDefFoundError("org/acme/Gone"),
      new AssertionError("never")
    };
    host.add(
        new Odd() {
          @Override
          public Instance get(Target target, OpContext context) {
            throw UntrustedProviderTest.<RuntimeException>sneak(
                thrown[turn.getAndIncrement() % thrown.length]);
          }
        },
        PREFIX);
    for (int i = 0; i < thrown.length; i++) {
      String answer = get("");
      assertEquals("w:InternalError", Answers.subcode(answer), answer);
      assertTrue(!answer.contains("secret") && !answer.contains("acme"), answer);
    }
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> T sneak(Throwable thrown) throws T {
    throw (T) thrown;
  }

  @Test
  void nonsenseIsAnInternalErrorThatNamesIt() {
    AtomicInteger turn = new AtomicInteger();
    Instance[] nonsense = {
      null,
      Instance.of("Nobody").build(),
      Instance.of("Odd").set("Id", 7).build(),
      Instance.of("Odd").set("Id", "x").set("Colour", "red").build(),
      Instance.of("Odd").set("Id", "x").set("N", 1.5).build()
    };
    host.add(
        new Odd() {
          @Override
          public Instance get(Target target, OpContext context) {
            return nonsense[turn.getAndIncrement()];
          }
        },
        PREFIX);
    for (int i = 0; i < nonsense.length; i++) {
      String answer = get("");
      assertEquals("w:InternalError", Answers.subcode(answer), answer);
      assertTrue(answer.contains("The provider returned"), answer);
    }
  }

  @Test
  void aCursorThatReturnsNonsenseEndsOnlyItsOwnEnumeration() {
    host.add(
        new Odd() {
          @Override
          public InstanceSource enumerate(Query query, OpContext context) {
            return (max, page) -> Collections.nCopies(max + 1, odd(1));
          }
        },
        PREFIX);
    String answer = host.exchange(Envelopes.enumerate(URI, "<w:OptimizeEnumeration/>"));
    assertEquals("w:InternalError", Answers.subcode(answer), answer);
    assertEquals(0, host.runtime().openEnumerations);
  }

  @Test
  void itemsOfAPullThatCameTooLateComeWithTheNextOne() {
    CountDownLatch late = new CountDownLatch(1);
    AtomicInteger calls = new AtomicInteger();
    host.add(
        new Odd() {
          @Override
          public InstanceSource enumerate(Query query, OpContext context) {
            return (max, page) -> {
              int call = calls.incrementAndGet();
              if (call == 2) {
                await(late);
              }
              return call <= 3 ? List.of(odd(call)) : List.of();
            };
          }
        },
        PREFIX);
    String context =
        Answers.text(host.exchange(Envelopes.enumerate(URI, "")), "n:EnumerationContext");
    String pull =
        Envelopes.request(
            "http://schemas.xmlsoap.org/ws/2004/09/enumeration/Pull",
            URI,
            Map.of(),
            "<w:OperationTimeout>PT0.5S</w:OperationTimeout>",
            "<n:Pull><n:EnumerationContext>"
                + context
                + "</n:EnumerationContext><n:MaxElements>9</n:MaxElements></n:Pull>");
    assertEquals("w:TimedOut", Answers.subcode(host.exchange(pull)));
    assertEquals("w:Concurrency", Answers.subcode(host.exchange(pull)));
    late.countDown();
    String answer = eventually(pull);
    assertEquals("[o1, o2, o3]", Answers.all(answer, "p:Id").toString(), answer);
  }

  private static void await(CountDownLatch latch) {
    boolean open = false;
    while (!open) {
      try {
        open = latch.await(60, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        // Late on purpose.
      }
    }
  }

  /** The first answer that is not the Concurrency of a Pull still under way. */
  private String eventually(String pull) {
    Instant end = Instant.now().plusSeconds(20);
    String answer = host.exchange(pull);
    while (Answers.subcode(answer).equals("w:Concurrency") && Instant.now().isBefore(end)) {
      answer = host.exchange(pull);
    }
    return answer;
  }

  @Test
  void aProviderThatVanishesDuringAPullEndsThatPull() throws Exception {
    CountDownLatch reached = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    long id =
        host.add(
            new Odd() {
              @Override
              public InstanceSource enumerate(Query query, OpContext context) {
                return (max, page) -> {
                  reached.countDown();
                  hang();
                  return List.of();
                };
              }
            },
            PREFIX);
    CompletableFuture<String> pull =
        host.send(WsmanHost.ADMINISTRATOR, Envelopes.enumerate(URI, "<w:OptimizeEnumeration/>"));
    assertTrue(reached.await(10, TimeUnit.SECONDS));
    host.remove(id);
    String answer = pull.get(10, TimeUnit.SECONDS);
    assertEquals("a:EndpointUnavailable", Answers.subcode(answer), answer);
    assertEquals("a:DestinationUnreachable", Answers.subcode(get("")));
    assertTrue(host.providers().toString().contains("GONE"), host.providers()::toString);
    closed.countDown();
  }

  @Test
  void schemasThatThrowRejectTheProviderWithTheReason() {
    ResourceProvider broken =
        () -> {
          throw new IllegalStateException("no driver");
        };
    host.add(broken, PREFIX);
    assertEquals("w:InternalError", Answers.subcode(get("")));
    assertTrue(
        host.providers().toString().contains("REJECTED schemas() failed"),
        host.providers()::toString);
  }

  @Test
  void theLoserOfTwoProvidersIsShadowedAndKnowsWhy() {
    host.add(new Odd() {}, PREFIX);
    host.add(new Odd() {}, PREFIX);
    assertTrue(
        host.providers().toString().contains("SHADOWED " + PREFIX.toLowerCase() + " is served by"),
        host.providers()::toString);
  }

  @Test
  void aCursorIsClosedExactlyOnceWhateverEndsIt() throws Exception {
    AtomicInteger closes = new AtomicInteger();
    CountDownLatch twice = new CountDownLatch(2);
    host.add(
        new Odd() {
          @Override
          public InstanceSource enumerate(Query query, OpContext context) {
            return new InstanceSource() {
              private int next;

              @Override
              public List<Instance> next(int max, OpContext page) {
                return next < 3 ? List.of(odd(next++)) : List.of();
              }

              @Override
              public void close() {
                closes.incrementAndGet();
                twice.countDown();
              }
            };
          }
        },
        PREFIX);
    host.exchange(
        Envelopes.enumerate(URI, "<w:OptimizeEnumeration/><w:MaxElements>9</w:MaxElements>"));
    String context =
        Answers.text(host.exchange(Envelopes.enumerate(URI, "")), "n:EnumerationContext");
    host.exchange(Envelopes.release(URI, context));
    assertTrue(twice.await(10, TimeUnit.SECONDS));
    assertEquals(2, closes.get());
  }

  @Test
  void anEnumerationThatIsNotUsedExpires() throws Exception {
    CountDownLatch closed = new CountDownLatch(1);
    host.add(
        new Odd() {
          @Override
          public InstanceSource enumerate(Query query, OpContext context) {
            return new InstanceSource() {
              @Override
              public List<Instance> next(int max, OpContext page) {
                return List.of(odd(1));
              }

              @Override
              public void close() {
                closed.countDown();
              }
            };
          }
        },
        PREFIX);
    String opened = host.exchange(Envelopes.enumerate(URI, "<n:Expires>PT0.5S</n:Expires>"));
    assertTrue(closed.await(20, TimeUnit.SECONDS));
    String context = Answers.text(opened, "n:EnumerationContext");
    assertEquals(
        "n:InvalidEnumerationContext",
        Answers.subcode(host.exchange(Envelopes.pull(URI, context, ""))));
  }
}
