package io.windlass.wsman.http.jetty;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * An answer to a request whose body nobody looks at. A body of moderate size is discarded first, so
 * that the connection stays usable; of a larger one some is discarded after the answer, so that the
 * client gets to read it, and then the connection closes. Not a byte is kept or parsed.
 */
final class Answer implements BodyReader.Sink {
  private static final long KEEP_BYTES = 1 << 20;
  private static final long LINGER_BYTES = 32L << 20;
  private static final int SECONDS = 5;

  private final Request request;
  private final Response response;
  private final Callback callback;
  private final ByteBuffer body;
  private boolean answered;
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
      write(callback);
    } else if (request.getLength() > KEEP_BYTES
        || response.getHeaders().contains(HttpHeader.CONNECTION, "close")) {
      answerAndDiscard();
    } else {
      discard();
    }
  }

  private void discard() {
    discarded = 0;
    new BodyReader(request, this, SECONDS).run();
  }

  @Override
  public boolean take(ByteBuffer bytes) {
    discarded += bytes.remaining();
    return discarded <= (answered ? LINGER_BYTES : KEEP_BYTES);
  }

  @Override
  public void ended() {
    if (answered) {
      callback.succeeded();
    } else if (discarded > KEEP_BYTES) {
      answerAndDiscard();
    } else {
      write(callback);
    }
  }

  @Override
  public void failed(Throwable failure) {
    callback.failed(failure);
  }

  @Override
  public void late() {
    if (answered) {
      cut();
    } else {
      answerAndClose(Callback.from(this::cut, failure -> cut()));
    }
  }

  private void answerAndDiscard() {
    answered = true;
    answerAndClose(Callback.from(this::discard, callback::failed));
  }

  private void answerAndClose(Callback then) {
    response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
    write(then);
  }

  private void write(Callback then) {
    Delivery.send(request, response, body, SECONDS, then);
  }

  private void cut() {
    Delivery.cut(request);
  }
}
