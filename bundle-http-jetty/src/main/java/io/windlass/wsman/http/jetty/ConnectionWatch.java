package io.windlass.wsman.http.jetty;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ssl.SslConnection;

/**
 * Counts connections, all and of each address, and ends those that never get a request together. A
 * bean of each connector. Those above a limit are told so when they ask; of them there are few, and
 * not for long. Looks around only while something is open.
 */
final class ConnectionWatch implements Connection.Listener {
  static final int MAX_SURPLUS = 200;
  static final int MAX_SURPLUS_PER_ADDRESS = 50;
  private static final long SURPLUS_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final Map<Connection, WatchedConnection> open = new ConcurrentHashMap<>();
  private final Map<Object, Count> addresses = new HashMap<>();
  private final Count all = new Count();
  private final AtomicBoolean sweeping = new AtomicBoolean();
  private final LongSupplier nanoTime;
  private final BiConsumer<Runnable, Integer> later;
  private volatile HttpLimits limits;

  /** How many there are, within the limits and above them. Guarded by {@link #all}. */
  private static final class Count {
    private int admitted;
    private int surplus;

    void add(int one, boolean asSurplus) {
      if (asSurplus) {
        surplus += one;
      } else {
        admitted += one;
      }
    }
  }

  /**
   * @param later runs a task after some seconds
   */
  ConnectionWatch(HttpLimits limits, LongSupplier nanoTime, BiConsumer<Runnable, Integer> later) {
    this.limits = limits;
    this.nanoTime = nanoTime;
    this.later = later;
  }

  /** Takes other limits; those who are admitted stay so. */
  void configure(HttpLimits changed) {
    limits = changed;
  }

  /** What is known of a connection; null when it is none of these, or gone. */
  WatchedConnection of(Connection connection) {
    return open.get(connection);
  }

  /** How many are open, those above the limits too. */
  int count() {
    return open.size();
  }

  @Override
  public void onOpened(Connection connection) {
    if (connection instanceof SslConnection) {
      return; // what runs inside it is counted
    }
    Optional<Object> source = Source.of(connection.getEndPoint().getRemoteSocketAddress());
    WatchedConnection watched =
        new WatchedConnection(source, standing(source), nanoTime.getAsLong());
    open.put(connection, watched);
    if (watched.standing() == WatchedConnection.Standing.HOPELESS) {
      connection.getEndPoint().close();
    }
    sweepLater();
  }

  @Override
  public void onClosed(Connection connection) {
    WatchedConnection gone = open.remove(connection);
    if (gone == null || gone.source().isEmpty()) {
      return;
    }
    Object source = gone.source().get();
    boolean surplus = gone.standing() != WatchedConnection.Standing.ADMITTED;
    synchronized (all) {
      all.add(-1, surplus);
      Count own = addresses.get(source);
      own.add(-1, surplus);
      if (own.admitted + own.surplus == 0) {
        addresses.remove(source);
      }
    }
  }

  private WatchedConnection.Standing standing(Optional<Object> source) {
    if (source.isEmpty()) {
      return WatchedConnection.Standing.ADMITTED;
    }
    synchronized (all) {
      Count own = addresses.computeIfAbsent(source.get(), key -> new Count());
      WatchedConnection.Standing standing = standing(own, source.get());
      boolean surplus = standing != WatchedConnection.Standing.ADMITTED;
      all.add(1, surplus);
      own.add(1, surplus);
      return standing;
    }
  }

  private WatchedConnection.Standing standing(Count own, Object source) {
    boolean limited = !source.equals(Source.LOOPBACK);
    boolean alone = limited && own.admitted >= limits.connectionsPerAddress();
    if (!alone && all.admitted < limits.connections()) {
      return WatchedConnection.Standing.ADMITTED;
    }
    if (all.surplus >= MAX_SURPLUS || limited && own.surplus >= MAX_SURPLUS_PER_ADDRESS) {
      return WatchedConnection.Standing.HOPELESS;
    }
    return alone
        ? WatchedConnection.Standing.TOO_MANY_OF_ADDRESS
        : WatchedConnection.Standing.TOO_MANY;
  }

  private void sweepLater() {
    if (!open.isEmpty() && sweeping.compareAndSet(false, true)) {
      later.accept(
          () -> {
            sweep();
            sweeping.set(false);
            sweepLater();
          },
          Math.max(1, limits.headSeconds() / 6));
    }
  }

  /**
   * Closes connections whose client began a request and has not finished its head in time, has sent
   * nothing complete since it connected, or is unknown and silent.
   */
  private void sweep() {
    long now = nanoTime.getAsLong();
    long head = TimeUnit.SECONDS.toNanos(limits.headSeconds());
    open.forEach(
        (connection, watched) -> {
          boolean admitted = watched.standing() == WatchedConnection.Standing.ADMITTED;
          if (watched.isStalled(connection, now, admitted ? head : Math.min(head, SURPLUS_NANOS))) {
            connection.getEndPoint().close();
          }
        });
  }
}
