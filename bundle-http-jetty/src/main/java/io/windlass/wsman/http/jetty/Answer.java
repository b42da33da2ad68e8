package io.windlass.wsman.http.jetty;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * An answer to a request whose body nobody looks at. A body of moderate size is discarded first, so
 * that the connection stays usable; of a larger one some is discarded after the answer, so that the
 * client gets to read it, and then the connection closes. Not a byte is kept or parsed.
 */
final class Answer implements Runnable {
  private static final long KEEP_BYTES = 1 << 20;
  private static final long LINGER_BYTES = 32L << 20;
  private static final long DEADLINE_SECONDS = 5;

  private final Request request;
  private final Response response;
  private final Callback callback;
  private final ByteBuffer body;
  private final AtomicBoolean answered = new AtomicBoolean();
  private Scheduler.Task deadline;
  private long discarded;

  private Answer(Request request, Response response, Callback callback, ByteBuffer body) {
    this.request = request;
    this.response = response;
    this.callback = callback;
    this.body = body;
  }

  /** Answers with a status and one line of text; an empty line gives an empty body. */
  static void send(Request request, Response response, Callback callback, int status, String line) {
    if (!line.isEmpty()) {
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain;charset=UTF-8");
    }
    ByteBuffer text = StandardCharsets.UTF_8.encode(line.isEmpty() ? "" : line + "\n");
    send(request, response, callback, status, text);
  }

  /** Answers with a status and a body; the other headers are set already. */
  static void send(
      Request request, Response response, Callback callback, int status, ByteBuffer body) {
    response.setStatus(status);
    new Answer(request, response, callback, body).start();
  }

  private void start() {
    if (Exchange.expectsContinue(request)) {
      // The client has not sent its body and will not: Jetty closes the connection.
      response.write(true, body, callback);
    } else if (request.getLength() > KEEP_BYTES
        || response.getHeaders().contains(HttpHeader.CONNECTION, "close")) {
      answerAndClose();
    } else {
      run();
    }
  }

  /** Discards what has come of the body; called again when more has. */
  @Override
  public void run() {
    while (true) {
      Content.Chunk chunk = request.read();
      if (chunk == null) {
        if (deadline == null) {
          deadline =
              request
                  .getComponents()
                  .getScheduler()
                  .schedule(this::tooSlow, DEADLINE_SECONDS, TimeUnit.SECONDS);
        }
        request.demand(this);
        return;
      }
      if (Content.Chunk.isFailure(chunk)) {
        finish(chunk.getFailure());
        return;
      }
      discarded += chunk.remaining();
      boolean last = chunk.isLast();
      chunk.release();
      if (last) {
        finish(null);
        return;
      }
      if (discarded > (answered.get() ? LINGER_BYTES : KEEP_BYTES)) {
        enough();
        return;
      }
    }
  }

  private void enough() {
    if (answered.get()) {
      finish(null);
    } else {
      answerAndClose();
    }
  }

  private void finish(Throwable failure) {
    if (deadline != null) {
      deadline.cancel();
    }
    if (answered.compareAndSet(false, true)) {
      if (failure == null) {
        response.write(true, body, callback);
      } else {
        callback.failed(failure);
      }
    } else if (failure == null) {
      callback.succeeded();
    } else {
      callback.failed(failure);
    }
  }

  private void answerAndClose() {
    if (answered.compareAndSet(false, true)) {
      response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
      response.write(true, body, Callback.from(this, callback::failed));
    }
  }

  private void tooSlow() {
    Callback close = Callback.from(this::cut, failure -> cut());
    if (answered.compareAndSet(false, true)) {
      response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
      response.write(true, body, close);
    } else {
      close.succeeded();
    }
  }

  /** Fails the read that is pending, which ends this request. */
  private void cut() {
    request.getConnectionMetaData().getConnection().getEndPoint().close();
  }
}
