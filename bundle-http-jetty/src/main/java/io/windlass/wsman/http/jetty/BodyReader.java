package io.windlass.wsman.http.jetty;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Reads the body of a request, within a time and at no less than a rate. Holds no thread while it
 * waits.
 */
final class BodyReader implements Runnable {
  /** What becomes of the body. After one of the last three calls nothing is called any more. */
  interface Sink {
    /** Takes what has come; false when it wants no more. The bytes are gone after the call. */
    boolean take(ByteBuffer bytes);

    /** The reading is over: the body is complete, or the sink wanted no more. */
    void ended();

    /** The client broke the rules of HTTP, or the connection. */
    void failed(Throwable failure);

    /** The client was too slow. */
    void late();
  }

  /**
   * On average, after a few seconds. Less than this is not slow but an attack; HTTP.sys has the
   * same figure.
   */
  static final int MIN_BYTES_PER_SECOND = 240;

  private static final int GRACE_SECONDS = 5;
  private static final int CHECK_SECONDS = 5;

  private final Request request;
  private final Sink sink;
  private final int seconds;
  private final AtomicBoolean over = new AtomicBoolean();
  private volatile Scheduler.Task clock;
  private volatile long received;
  private volatile Thread jetty;

  /**
   * @param seconds how long the whole body may take from now
   */
  BodyReader(Request request, Sink sink, int seconds) {
    this.request = request;
    this.sink = sink;
    this.seconds = seconds;
  }

  /** Jetty's thread that brought more of the body; null when all was here at once. */
  Thread jetty() {
    return jetty;
  }

  private void more() {
    jetty = Thread.currentThread();
    run();
  }

  /** Reads what has come of the body, and what comes later. */
  @Override
  public void run() {
    while (!over.get()) {
      Content.Chunk chunk = request.read();
      if (chunk == null) {
        watch();
        request.demand(this::more);
        return;
      }
      if (Content.Chunk.isFailure(chunk)) {
        if (end()) {
          sink.failed(chunk.getFailure());
        }
        return;
      }
      received += chunk.remaining();
      boolean more = sink.take(chunk.getByteBuffer()) && !chunk.isLast();
      chunk.release();
      if (!more) {
        if (end()) {
          sink.ended();
        }
        return;
      }
    }
  }

  private boolean end() {
    if (!over.compareAndSet(false, true)) {
      return false;
    }
    if (clock != null) {
      clock.cancel();
    }
    return true;
  }

  /** Only a body that is not here at once is worth a clock. */
  private void watch() {
    if (clock == null) {
      check(0);
    }
  }

  private void check(int elapsed) {
    int wait = Math.min(seconds - elapsed, CHECK_SECONDS);
    clock =
        request
            .getComponents()
            .getScheduler()
            .schedule(() -> checked(elapsed + wait), wait, TimeUnit.SECONDS);
    if (over.get()) {
      clock.cancel();
    }
  }

  private void checked(int elapsed) {
    boolean tooSlow = received < (long) MIN_BYTES_PER_SECOND * (elapsed - GRACE_SECONDS);
    if (!tooSlow && elapsed < seconds) {
      check(elapsed);
    } else if (end()) {
      sink.late();
    }
  }
}
