package io.windlass.wsman.http.jetty;

import io.windlass.wsman.api.security.Caller;
import io.windlass.wsman.core.endpoint.WsmanEndpoint;
import io.windlass.wsman.core.endpoint.WsmanRequest;
import io.windlass.wsman.core.endpoint.WsmanResponse;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * A message of an authenticated caller on its way to the engine and back: collects the body within
 * its bounds of size and time, and writes the answer when there is one. Holds no thread meanwhile.
 */
final class Exchange implements Runnable {
  private static final int FIRST_BUFFER = 8192;

  private final WsmanEndpoint engine;
  private final Caller caller;
  private final Request request;
  private final Response response;
  private final Callback callback;
  private final int deadlineSeconds;
  private final int limit;
  private byte[] body;
  private int size;
  private Scheduler.Task deadline;

  Exchange(WsmanEndpoint engine, Caller caller, Incoming incoming) {
    this.engine = engine;
    this.caller = caller;
    this.request = incoming.request();
    this.response = incoming.response();
    this.callback = incoming.callback();
    this.deadlineSeconds = incoming.bodySeconds();
    this.limit = engine.maxRequestBytes();
  }

  /** True when the client waits for {@code 100 Continue} before it sends its body. */
  static boolean expectsContinue(Request request) {
    return request.getHeaders().contains(HttpHeader.EXPECT, HttpHeaderValue.CONTINUE.asString());
  }

  void start() {
    long length = request.getLength();
    if (length > limit) {
      tooLarge();
      return;
    }
    body = new byte[length >= 0 ? (int) length : Math.min(FIRST_BUFFER, limit)];
    run();
  }

  /** Takes what has come of the body; called again when more has. */
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
                  .schedule(this::tooSlow, deadlineSeconds, TimeUnit.SECONDS);
        }
        request.demand(this);
        return;
      }
      if (Content.Chunk.isFailure(chunk)) {
        stopClock();
        callback.failed(chunk.getFailure());
        return;
      }
      boolean fits = take(chunk);
      boolean last = chunk.isLast();
      chunk.release();
      if (!fits || last) {
        if (!stopClock()) {
          return;
        }
        if (fits) {
          hand();
        } else {
          tooLarge();
        }
        return;
      }
    }
  }

  private boolean take(Content.Chunk chunk) {
    int more = chunk.remaining();
    if (more > limit - size) {
      return false;
    }
    if (more > body.length - size) {
      int room = Math.min(limit, Math.max(size + more, 2 * body.length));
      body = Arrays.copyOf(body, room);
    }
    chunk.getByteBuffer().get(body, size, more);
    size += more;
    return true;
  }

  /** False when the time was over already. */
  private boolean stopClock() {
    return deadline == null || deadline.cancel();
  }

  private void tooLarge() {
    response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
    Answer.send(
        request,
        response,
        callback,
        HttpStatus.PAYLOAD_TOO_LARGE_413,
        "The message is larger than " + limit + " bytes (MaxEnvelopeSizekb).");
  }

  private void tooSlow() {
    response.setStatus(HttpStatus.REQUEST_TIMEOUT_408);
    response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
    Runnable cut = () -> request.getConnectionMetaData().getConnection().getEndPoint().close();
    response.write(true, ByteBuffer.allocate(0), Callback.from(cut, failure -> cut.run()));
  }

  private void hand() {
    if (size == 0) {
      // The end of a handshake: the caller is known now, there is nothing else to say.
      response.setStatus(HttpStatus.OK_200);
      response.write(true, ByteBuffer.allocate(0), callback);
      return;
    }
    // An operation may take longer than a connection may be idle.
    request.addIdleTimeoutListener(idle -> false);
    ConnectionState connection = ConnectionState.of(request);
    boolean local = connection.listener().kind() == ListenerFacts.Kind.LOCAL;
    String host = local ? null : Request.getServerName(request);
    engine
        .handle(
            WsmanRequest.of(caller, size == body.length ? body : Arrays.copyOf(body, size))
                .contentType(request.getHeaders().get(HttpHeader.CONTENT_TYPE))
                .localHost(host == null ? "localhost" : host)
                .remoteAddress(connection.remoteAddress())
                .onClientGone(action -> request.addFailureListener(failure -> action.run()))
                .build())
        .whenComplete(this::answer);
  }

  private void answer(WsmanResponse answer, Throwable failure) {
    if (failure != null) {
      callback.failed(failure);
    } else {
      write(answer, response, callback);
    }
  }

  /** Writes an answer of the engine, in one piece. */
  static void write(WsmanResponse answer, Response response, Callback callback) {
    response.setStatus(answer.status());
    if (!answer.contentType().isEmpty()) {
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.contentType());
    }
    response.write(true, answer.body(), callback);
  }
}
