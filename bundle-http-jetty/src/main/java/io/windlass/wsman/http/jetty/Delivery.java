package io.windlass.wsman.http.jetty;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/** The body of an answer on its way. A client that does not take it in time is cut off. */
final class Delivery extends Callback.Nested {
  private volatile boolean done;
  private volatile Scheduler.Task clock;

  private Delivery(Callback then) {
    super(then);
  }

  /**
   * Writes the last that an answer has.
   *
   * @param seconds how long the client may take
   */
  static void send(
      Request request, Response response, ByteBuffer body, int seconds, Callback then) {
    Delivery delivery = new Delivery(then);
    response.write(true, body, delivery);
    if (!delivery.done) {
      delivery.watch(request, seconds);
    }
  }

  /** Closes the connection under a request, which fails whatever it waits for. */
  static void cut(Request request) {
    request.getConnectionMetaData().getConnection().getEndPoint().close();
  }

  private void watch(Request request, int seconds) {
    clock =
        request
            .getComponents()
            .getScheduler()
            .schedule(() -> expired(request), seconds, TimeUnit.SECONDS);
    if (done) {
      clock.cancel();
    }
  }

  private void expired(Request request) {
    if (!done) {
      cut(request);
    }
  }

  @Override
  public void succeeded() {
    stop();
    super.succeeded();
  }

  @Override
  public void failed(Throwable failure) {
    stop();
    super.failed(failure);
  }

  private void stop() {
    done = true;
    if (clock != null) {
      clock.cancel();
    }
  }
}
