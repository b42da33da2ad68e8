package io.windlass.wmi.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wmi.added.MofRepository;
import io.windlass.wmi.added.MofUnit;
import io.windlass.wmi.mof.MofParser;
import io.windlass.wmi.repository.ClassRepository;
import io.windlass.wmi.wql.EventQuery;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.event.EventSink;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Event queries over a list of instances and a clock that the test turns. */
class EventsTest {
  private static final ClassRepository REPOSITORY = new ClassRepository();
  private static final String ISA = " WHERE TargetInstance ISA 'Win32_Service'";

  private final List<Instance> instances = new ArrayList<>();
  private final Deque<Runnable> planned = new ArrayDeque<>();
  private final Deque<Duration> delays = new ArrayDeque<>();
  private final List<Instance> events = new ArrayList<>();
  private ResourceFault failure;

  private final EventSink sink =
      new EventSink() {
        @Override
        public boolean emit(Instance event) {
          return events.add(event);
        }

        @Override
        public void fail(ResourceFault fault) {
          failure = fault;
        }
      };

  private Runnable later(Duration delay, Runnable task) {
    delays.add(delay);
    planned.add(task);
    return () -> planned.remove(task);
  }

  private Polling open(String wql) throws Exception {
    EventQuery query = EventQuery.parse(wql, "root/cimv2", REPOSITORY);
    EventSink end =
        query.grouping().isPresent() ? new Groups(query.grouping().get(), sink, this::later) : sink;
    Clock clock = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    Polling polling =
        new Polling(
            () -> List.copyOf(instances),
            new Differences(instance -> instance.get("Name"), clock),
            query,
            end,
            this::later);
    polling.start();
    return polling;
  }

  /** Runs what was planned before, not what that plans. */
  private void pass() {
    for (int i = planned.size(); i > 0; i--) {
      planned.poll().run();
    }
  }

  private static Instance service(String name, String state) {
    return Instance.of("Win32_Service").set("Name", name).set("State", state).build();
  }

  private static Instance target(Instance event) {
    return (Instance) event.get("TargetInstance");
  }

  @Test
  void creationsModificationsAndDeletionsAreTold() throws Exception {
    instances.add(service("a", "Running"));
    instances.add(service("b", "Running"));
    open("SELECT * FROM __InstanceOperationEvent WITHIN 2" + ISA);
    assertEquals(List.of(Duration.ofSeconds(2)), List.copyOf(delays));
    pass();
    assertEquals(List.of(), events);
    instances.set(0, service("a", "Stopped"));
    instances.remove(1);
    instances.add(service("c", "Running"));
    pass();
    assertEquals(
        List.of(
            "__InstanceModificationEvent", "__InstanceCreationEvent", "__InstanceDeletionEvent"),
        events.stream().map(Instance::className).toList());
    assertEquals("Stopped", target(events.get(0)).get("State"));
    assertEquals("Running", ((Instance) events.get(0).get("PreviousInstance")).get("State"));
    assertEquals("c", target(events.get(1)).get("Name"));
    assertEquals("b", target(events.get(2)).get("Name"));
    assertEquals(134_116_992_000_000_000L, events.get(0).get("TIME_CREATED"));
    pass();
    assertEquals(3, events.size());
  }

  @Test
  void whatIsSeenTwiceInOneLookIsOne() throws Exception {
    instances.add(service("a", "Running"));
    instances.add(service("a", "Running"));
    open("SELECT * FROM __InstanceOperationEvent WITHIN 2" + ISA);
    pass();
    assertEquals(List.of(), events);
    instances.clear();
    pass();
    assertEquals(
        List.of("__InstanceDeletionEvent"), events.stream().map(Instance::className).toList());
  }

  @Test
  void instancesOfEveryNamespaceAreToldApartByTheirKeys() throws Exception {
    MofRepository mof = new MofRepository(REPOSITORY);
    String pump = "#pragma namespace(\"root\\\\acme\")\nclass Pump { [Key] string Name; };";
    mof.put(new MofUnit("pumps", MofParser.parse("pumps", pump)));
    AtomicInteger looks = new AtomicInteger();
    WmiEvents.Reader reader =
        schema ->
            Stream.of("a", "b")
                .limit(looks.incrementAndGet() < 3 ? 2 : 1)
                .map(name -> Instance.of("Pump").set("Name", name).build())
                .toList();
    String wql =
        "SELECT * FROM __InstanceOperationEvent WITHIN 0.01 WHERE TargetInstance ISA 'Pump'";
    BlockingQueue<Instance> told = new LinkedBlockingQueue<>();
    try (WmiEvents all = new WmiEvents(REPOSITORY, reader)) {
      all.subscribe(wql, "root/acme", queueing(told));
      Instance first = told.poll(20, TimeUnit.SECONDS);
      assertEquals("__InstanceDeletionEvent", first.className());
      assertEquals("b", target(first).get("Name"));
    } finally {
      mof.remove("pumps");
    }
  }

  @Test
  void groupsThatAreNotFullAreForgottenWithTheirSubscription() throws Exception {
    CountDownLatch looks = new CountDownLatch(3);
    WmiEvents.Reader reader =
        schema -> {
          looks.countDown();
          return looks.getCount() == 2 ? List.of() : List.of(service("a", "Running"));
        };
    String wql = "SELECT * FROM __InstanceCreationEvent WITHIN 0.01" + ISA + " GROUP WITHIN 1";
    BlockingQueue<Instance> told = new LinkedBlockingQueue<>();
    try (WmiEvents all = new WmiEvents(REPOSITORY, reader)) {
      AutoCloseable subscription = all.subscribe(wql, "root/cimv2", queueing(told));
      assertTrue(looks.await(20, TimeUnit.SECONDS));
      subscription.close();
      assertNull(told.poll(1500, TimeUnit.MILLISECONDS));
    }
  }

  private static EventSink queueing(BlockingQueue<Instance> told) {
    return new EventSink() {
      @Override
      public boolean emit(Instance event) {
        return told.add(event);
      }

      @Override
      public void fail(ResourceFault fault) {
        told.add(Instance.of("failed").set("Reason", fault.getMessage()).build());
      }
    };
  }

  @Test
  void onlyEventsOfTheClassThatMeetTheConditionAreTold() throws Exception {
    instances.add(service("a", "Running"));
    open(
        "SELECT * FROM __InstanceModificationEvent WITHIN 1"
            + ISA
            + " AND TargetInstance.State = 'stopped' AND PreviousInstance.State = 'Running'");
    instances.add(service("b", "Stopped"));
    instances.set(0, service("a", "Paused"));
    pass();
    assertEquals(List.of(), events);
    instances.set(0, service("a", "Running"));
    pass();
    instances.set(0, service("a", "Stopped"));
    pass();
    assertEquals(List.of("a"), events.stream().map(event -> target(event).get("Name")).toList());
  }

  @Test
  void groupsAreCountedAndToldOnceTheirTimeIsOver() throws Exception {
    open(
        "SELECT * FROM __InstanceCreationEvent WITHIN 1"
            + ISA
            + " GROUP WITHIN 60 BY TargetInstance.State HAVING NumberOfEvents > 1");
    instances.add(service("a", "Running"));
    instances.add(service("b", "Running"));
    instances.add(service("c", "Stopped"));
    pass();
    assertEquals(List.of(), events);
    assertTrue(delays.contains(Duration.ofSeconds(60)), "" + delays);
    pass();
    assertEquals(1, events.size());
    assertEquals("__AggregateEvent", events.get(0).className());
    assertEquals(2L, events.get(0).get("NumberOfEvents"));
    Instance first = (Instance) events.get(0).get("Representative");
    assertEquals("a", target(first).get("Name"));
  }

  @Test
  void nothingIsLookedAtOnceItIsClosed() throws Exception {
    Polling polling = open("SELECT * FROM __InstanceCreationEvent WITHIN 1" + ISA);
    polling.close();
    assertTrue(planned.isEmpty());
  }

  @Test
  void aBrokenLookEndsTheSubscriptionWithItsReason() throws Exception {
    EventQuery query =
        EventQuery.parse(
            "SELECT * FROM __InstanceCreationEvent WITHIN 1" + ISA, "root/cimv2", REPOSITORY);
    Polling.Look look =
        () -> {
          if (planned.isEmpty() && delays.size() == 1) {
            throw new IllegalStateException("torn");
          }
          return List.of();
        };
    new Polling(look, new Differences(i -> i, Clock.systemUTC()), query, sink, this::later).start();
    pass();
    assertTrue(failure.getMessage().contains("torn"), failure.getMessage());
    assertTrue(planned.isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT * FROM __InstanceCreationEvent WHERE TargetInstance ISA 'Win32_Process'| WITHIN",
        "SELECT * FROM __InstanceCreationEvent WITHIN 5| restrict it by TargetInstance ISA",
        "SELECT * FROM __TimerEvent WHERE TimerID = 'x'| nothing on this host sends events",
        "SELECT * FROM Win32_Process| Win32_Process is no event class",
        "SELECT * FROM __InstanceCreationEvent WITHIN 5 WHERE TargetInstance ISA 'X'| no class X",
        "ASSOCIATORS OF {Win32_Service.Name='x'}| tell of no events",
        "SELECT * FROM __InstanceCreationEvent WITHIN 5 WHERE Foo = 1| no property Foo"
      })
  void aQueryThatCannotBeFollowedSaysWhatToChange(String wql, String reason) {
    try (WmiEvents all = new WmiEvents(REPOSITORY, schema -> List.of())) {
      ResourceFault refused =
          assertThrows(ResourceFault.class, () -> all.subscribe(wql, "root/cimv2", sink));
      assertTrue(refused.getMessage().contains(reason), refused.getMessage());
    }
  }

  @Test
  void severalClassesMayBeFollowedAtOnce() throws Exception {
    EventQuery query =
        EventQuery.parse(
            "SELECT * FROM __InstanceOperationEvent WITHIN 1 WHERE TargetInstance ISA 'A'"
                + " OR TargetInstance.__CLASS = 'B'",
            "root/cimv2",
            REPOSITORY);
    assertEquals(List.of("A", "B"), query.targets());
  }
}
