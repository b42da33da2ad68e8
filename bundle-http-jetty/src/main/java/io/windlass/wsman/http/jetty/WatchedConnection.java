package io.windlass.wsman.http.jetty;

import java.util.Optional;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.Callback;

/** An open connection: how it stands to the limits, and whether it gets on. */
final class WatchedConnection {
  /** What a connection found when it came. */
  enum Standing {
    /** It is served. */
    ADMITTED,
    /** There were enough: it is told so. */
    TOO_MANY,
    /** There were enough of its address: it is told so. */
    TOO_MANY_OF_ADDRESS,
    /** There were so many that it was closed. */
    HOPELESS
  }

  private final Optional<Object> source;
  private final Standing standing;
  private volatile boolean busy;
  private volatile boolean known;
  // What the last look found; one thread at a time looks.
  private long messages;
  private long bytesAtMessage;
  private long waitingSince;

  WatchedConnection(Optional<Object> source, Standing standing, long now) {
    this.source = source;
    this.standing = standing;
    this.waitingSince = now;
  }

  /** Where it comes from; empty when that is not counted. */
  Optional<Object> source() {
    return source;
  }

  Standing standing() {
    return standing;
  }

  /**
   * True while a request of it is under way. Jetty's own counts take 100 Continue for an answer.
   */
  boolean isBusy() {
    return busy;
  }

  /** Somebody has proved who he is: the connection may be silent between requests. */
  void known() {
    known = true;
  }

  /** Counts a request as under way until its callback is called. */
  Callback underWay(Callback callback) {
    busy = true;
    return new UnderWay(callback);
  }

  private final class UnderWay extends Callback.Nested {
    UnderWay(Callback callback) {
      super(callback);
    }

    @Override
    public void succeeded() {
      busy = false;
      super.succeeded();
    }

    @Override
    public void failed(Throwable failure) {
      busy = false;
      super.failed(failure);
    }
  }

  /**
   * True when it waits for a request longer than it may: since its first byte, or since it
   * connected, or since the last answer to somebody unknown.
   */
  boolean isStalled(Connection connection, long now, long patience) {
    long in = connection.getMessagesIn();
    long bytes = connection.getBytesIn();
    boolean silent = in > 0 && bytes == bytesAtMessage;
    if (busy || in != messages || silent && known) {
      messages = in;
      bytesAtMessage = bytes;
      waitingSince = now;
      return false;
    }
    return now - waitingSince > patience;
  }
}
