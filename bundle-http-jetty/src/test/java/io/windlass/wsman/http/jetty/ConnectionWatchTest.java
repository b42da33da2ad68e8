package io.windlass.wsman.http.jetty;

import static io.windlass.wsman.http.jetty.WatchedConnection.Standing.ADMITTED;
import static io.windlass.wsman.http.jetty.WatchedConnection.Standing.HOPELESS;
import static io.windlass.wsman.http.jetty.WatchedConnection.Standing.TOO_MANY;
import static io.windlass.wsman.http.jetty.WatchedConnection.Standing.TOO_MANY_OF_ADDRESS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.ByteArrayEndPoint;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;

class ConnectionWatchTest {
  private static final int HEAD = 30;

  private final Queue<Runnable> later = new ArrayDeque<>();
  private long seconds;
  private final ConnectionWatch watch =
      new ConnectionWatch(
          new HttpLimits(10, 4, HEAD, 120, 180, 10),
          () -> TimeUnit.SECONDS.toNanos(seconds),
          (task, wait) -> later.add(task));

  /** A connection from somewhere, with counts that a test sets. */
  private static final class Visitor extends AbstractConnection {
    private long messages;
    private long bytes;

    Visitor(SocketAddress from) {
      super(
          new ByteArrayEndPoint() {
            @Override
            public SocketAddress getRemoteSocketAddress() {
              return from;
            }
          },
          Runnable::run);
    }

    @Override
    public long getMessagesIn() {
      return messages;
    }

    @Override
    public long getBytesIn() {
      return bytes;
    }

    @Override
    public void onFillable() {}
  }

  private static SocketAddress at(String address) throws Exception {
    return new InetSocketAddress(InetAddress.getByName(address), 4711);
  }

  private Visitor come(String address) throws Exception {
    return come(at(address));
  }

  private Visitor come(SocketAddress from) {
    Visitor visitor = new Visitor(from);
    watch.onOpened(visitor);
    return visitor;
  }

  private WatchedConnection.Standing standing(Visitor visitor) {
    return watch.of(visitor).standing();
  }

  /** Lets the watch look around once, after some time. */
  private void look(int after) {
    seconds += after;
    later.remove().run();
  }

  @Test
  void noAddressHasAllConnections() throws Exception {
    for (int i = 0; i < 4; i++) {
      assertEquals(ADMITTED, standing(come("192.0.2.1")));
    }
    Visitor fifth = come("192.0.2.1");
    assertEquals(TOO_MANY_OF_ADDRESS, standing(fifth));
    assertEquals(ADMITTED, standing(come("192.0.2.2")));
    assertEquals(ADMITTED, standing(come("::ffff:192.0.2.3")));
  }

  @Test
  void anAddressAboveItsLimitTakesNoPlaceOfOthers() throws Exception {
    for (int i = 0; i < 4; i++) {
      assertEquals(ADMITTED, standing(come("192.0.2.1")));
    }
    for (int i = 0; i < ConnectionWatch.MAX_SURPLUS_PER_ADDRESS; i++) {
      assertEquals(TOO_MANY_OF_ADDRESS, standing(come("192.0.2.1")));
    }
    for (int i = 0; i < 500; i++) {
      Visitor one = come("192.0.2.1");
      assertEquals(HOPELESS, standing(one));
      assertFalse(one.getEndPoint().isOpen());
      watch.onClosed(one);
    }
    for (int i = 0; i < 6; i++) {
      assertEquals(ADMITTED, standing(come("198.51.100." + i)));
    }
    assertEquals(TOO_MANY, standing(come("203.0.113.1")));
  }

  @Test
  void anIpv6NetworkIsOneAddress() throws Exception {
    for (int i = 0; i < 4; i++) {
      assertEquals(ADMITTED, standing(come("2001:db8:1:2::" + i)));
    }
    assertEquals(TOO_MANY_OF_ADDRESS, standing(come("2001:db8:1:2:ffff::1")));
    assertEquals(ADMITTED, standing(come("2001:db8:1:3::1")));
  }

  @Test
  void loopbackHasNoLimitOfItsOwnAndTheLocalSocketNone() throws Exception {
    for (int i = 0; i < 10; i++) {
      assertEquals(ADMITTED, standing(come(i % 2 == 0 ? "127.0.0.1" : "::1")));
    }
    assertEquals(TOO_MANY, standing(come("127.0.0.1")));
    assertEquals(ADMITTED, standing(come(UnixDomainSocketAddress.of("/x"))));
    assertEquals(ADMITTED, standing(come((SocketAddress) null)));
  }

  @Test
  void whoGoesLeavesNothingBehind() throws Exception {
    List<Visitor> all = new ArrayList<>();
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 20; i++) {
        all.add(come("192.0.2." + i % 4));
      }
      assertEquals(ADMITTED, standing(all.get(0)));
      assertEquals(TOO_MANY, standing(all.get(19)));
      all.forEach(watch::onClosed);
      all.forEach(watch::onClosed);
      assertNull(watch.of(all.get(0)));
      assertEquals(0, watch.count());
      all.clear();
    }
  }

  @Test
  void otherLimitsHoldForThoseWhoComeThen() throws Exception {
    Visitor early = come("192.0.2.1");
    watch.configure(new HttpLimits(1, 1, HEAD, 120, 180, 10));
    assertEquals(ADMITTED, standing(early));
    assertNotEquals(ADMITTED, standing(come("192.0.2.2")));
  }

  @Test
  void whoSendsNothingOrHalfAHeadIsClosedInTime() throws Exception {
    Visitor silent = come("192.0.2.1");
    Visitor trickling = come("192.0.2.2");
    for (int i = 0; i < HEAD / 5; i++) {
      trickling.bytes++;
      look(5);
    }
    assertTrue(silent.getEndPoint().isOpen());
    assertTrue(trickling.getEndPoint().isOpen());
    look(1);
    assertFalse(silent.getEndPoint().isOpen());
    assertFalse(trickling.getEndPoint().isOpen());
  }

  @Test
  void whoIsKnownMayBeSilentBetweenRequestsButNotTrickle() throws Exception {
    Visitor idle = come("192.0.2.1");
    Visitor trickling = come("192.0.2.2");
    Visitor unknown = come("192.0.2.3");
    for (Visitor each : List.of(idle, trickling, unknown)) {
      each.messages = 1;
      each.bytes = 500;
    }
    watch.of(idle).known();
    watch.of(trickling).known();
    look(5);
    for (int i = 0; i < 7; i++) {
      trickling.bytes++;
      look(5);
    }
    assertTrue(idle.getEndPoint().isOpen());
    assertFalse(trickling.getEndPoint().isOpen());
    assertFalse(unknown.getEndPoint().isOpen(), "a stranger may not be silent as long");
  }

  @Test
  void whoWaitsForAnAnswerIsNotDisturbed() throws Exception {
    Visitor waiting = come("192.0.2.1");
    waiting.messages = 1;
    waiting.bytes = 500;
    Callback answer = watch.of(waiting).underWay(Callback.NOOP);
    assertTrue(watch.of(waiting).isBusy());
    look(5);
    waiting.bytes++;
    look(10 * HEAD);
    waiting.bytes++;
    look(10 * HEAD);
    assertTrue(waiting.getEndPoint().isOpen());
    answer.succeeded();
    assertFalse(watch.of(waiting).isBusy());
    watch.of(waiting).underWay(Callback.NOOP).failed(new Exception("test"));
    assertFalse(watch.of(waiting).isBusy());
  }

  @Test
  void whoIsAboveALimitIsNotKeptLong() throws Exception {
    watch.configure(new HttpLimits(1, 1, HEAD, 120, 180, 10));
    Visitor admitted = come("192.0.2.1");
    Visitor surplus = come("192.0.2.2");
    look(6);
    assertTrue(admitted.getEndPoint().isOpen());
    assertFalse(surplus.getEndPoint().isOpen());
  }

  @Test
  void looksAroundOnlyWhileSomethingIsOpen() throws Exception {
    assertTrue(later.isEmpty());
    Visitor first = come("192.0.2.1");
    Visitor second = come("192.0.2.2");
    assertEquals(1, later.size());
    watch.onClosed(first);
    look(1);
    assertEquals(1, later.size());
    watch.onClosed(second);
    look(1);
    assertTrue(later.isEmpty());
    come("192.0.2.1");
    assertEquals(1, later.size());
  }
}
