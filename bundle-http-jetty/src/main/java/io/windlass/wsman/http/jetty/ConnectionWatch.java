package io.windlass.wsman.http.jetty;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ssl.SslConnection;

/**
 * Counts connections, and ends those that never get a request together. A bean of each connector.
 * Those above the limit are told so when they ask; a few times as many are closed at once.
 */
final class ConnectionWatch implements Connection.Listener {
  private static final long SURPLUS_IDLE = TimeUnit.SECONDS.toMillis(5);
  private static final long HEAD_NANOS = TimeUnit.SECONDS.toNanos(30);

  /** What the last look found. Guarded by the watch's sweep, which one thread at a time runs. */
  private static final class Progress {
    private final boolean surplus;
    private long messages;
    private long bytesAtMessage;
    private long waitingSince;

    Progress(boolean surplus, long now) {
      this.surplus = surplus;
      this.waitingSince = now;
    }
  }

  private final Map<Connection, Progress> open = new ConcurrentHashMap<>();
  private volatile int limit;

  ConnectionWatch(int limit) {
    this.limit = limit;
  }

  void limit(int connections) {
    limit = connections;
  }

  /** How many are open. */
  int count() {
    return open.size();
  }

  /** True for a connection that came when there were enough. */
  boolean isSurplus(Connection connection) {
    Progress progress = open.get(connection);
    return progress != null && progress.surplus;
  }

  @Override
  public void onOpened(Connection connection) {
    if (connection instanceof SslConnection) {
      return; // what runs inside it is counted
    }
    int before = open.size();
    boolean surplus = before >= limit;
    open.put(connection, new Progress(surplus, System.nanoTime()));
    if (before >= 4L * limit + 100) {
      connection.getEndPoint().close();
    } else if (surplus) {
      connection.getEndPoint().setIdleTimeout(SURPLUS_IDLE);
    }
  }

  @Override
  public void onClosed(Connection connection) {
    open.remove(connection);
  }

  /**
   * Closes connections whose client began a request and has not finished its head for half a
   * minute, or has sent nothing complete since it connected. Called every few seconds.
   */
  void sweep() {
    long now = System.nanoTime();
    open.forEach(
        (connection, progress) -> {
          if (isStalled(connection, progress, now)) {
            connection.getEndPoint().close();
          }
        });
  }

  private static boolean isStalled(Connection connection, Progress progress, long now) {
    long messages = connection.getMessagesIn();
    long bytes = connection.getBytesIn();
    boolean busy = messages != connection.getMessagesOut();
    boolean quiet = messages > 0 && bytes == progress.bytesAtMessage;
    if (busy || messages != progress.messages || quiet) {
      progress.messages = messages;
      progress.bytesAtMessage = bytes;
      progress.waitingSince = now;
      return false;
    }
    return now - progress.waitingSince > HEAD_NANOS;
  }
}
