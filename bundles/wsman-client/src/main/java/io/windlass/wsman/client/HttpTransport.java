package io.windlass.wsman.client;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps one connection to an endpoint and opens another when it is gone. Calls of several threads
 * wait for each other; {@link #close()} waits for nobody.
 */
final class HttpTransport implements Closeable {
  private final Endpoint endpoint;
  private final Authentication authentication;
  private final SessionOptions options;
  private final Dialer dialer;

  /** Held during a call. */
  private final ReentrantLock calls = new ReentrantLock(true);

  /** Guards what follows; never held while something is waited for. */
  private final Object state = new Object();

  private HttpConnection kept;
  private HttpConnection busy;
  private boolean closed;

  HttpTransport(Endpoint endpoint, Authentication authentication, SessionOptions options) {
    this.endpoint = endpoint;
    this.authentication = authentication.toward(endpoint, options.spnPort());
    this.options = options;
    dialer = new Dialer(endpoint, options, this.authentication.bindsConnection());
  }

  /**
   * Sends and waits for the answer. A kept connection that turns out to be dead is replaced once,
   * but not after a request that must not arrive twice may have arrived.
   *
   * @throws SessionClosedException when it was closed before or meanwhile
   */
  HttpAnswer send(HttpRequest request) throws IOException {
    long end = options.endOfCall();
    calls.lock();
    try {
      return answer(request, end);
    } catch (SessionClosedException told) {
      throw told;
    } catch (IOException failure) {
      if (isClosed()) {
        SessionClosedException ended = closedMeanwhile();
        ended.initCause(failure);
        throw ended;
      }
      throw failure;
    } finally {
      calls.unlock();
    }
  }

  private HttpAnswer answer(HttpRequest request, long end) throws IOException {
    HttpConnection connection = takeKept();
    if (connection != null) {
      if (connection.reusable()) {
        try {
          return exchange(connection, request, end);
        } catch (ConnectionLostException stale) {
          if (!request.repeatable()) {
            throw new WsmanException(
                "The connection to " + endpoint + " was lost: the request may have been executed",
                stale);
          }
        }
      } else {
        connection.close();
      }
    }
    return exchange(
        HttpConnection.open(dialer, endpoint, authentication, options, end), request, end);
  }

  private HttpAnswer exchange(HttpConnection connection, HttpRequest request, long end)
      throws IOException {
    boolean keep = false;
    try {
      begin(connection);
      HttpAnswer answer = connection.exchange(request, end);
      keep = true;
      return answer;
    } finally {
      if (!finish(connection, keep)) {
        connection.close();
      }
    }
  }

  private HttpConnection takeKept() throws WsmanException {
    synchronized (state) {
      if (closed) {
        throw new SessionClosedException("The session with " + endpoint + " is closed");
      }
      HttpConnection connection = kept;
      kept = null;
      return connection;
    }
  }

  private void begin(HttpConnection connection) throws WsmanException {
    synchronized (state) {
      if (closed) {
        throw closedMeanwhile();
      }
      busy = connection;
    }
  }

  /** True when the connection is kept. */
  private boolean finish(HttpConnection connection, boolean keep) {
    synchronized (state) {
      busy = null;
      boolean keeps = keep && !closed;
      kept = keeps ? connection : null;
      return keeps;
    }
  }

  private boolean isClosed() {
    synchronized (state) {
      return closed;
    }
  }

  private SessionClosedException closedMeanwhile() {
    return new SessionClosedException(
        "The session with "
            + endpoint
            + " was closed during the call: the request may have been executed");
  }

  /** Ends a call that waits for its answer in another thread. */
  @Override
  public void close() {
    HttpConnection idle;
    HttpConnection waiting;
    synchronized (state) {
      closed = true;
      idle = kept;
      waiting = busy;
      kept = null;
    }
    if (idle != null) {
      idle.close();
    }
    if (waiting != null) {
      waiting.abort();
    }
  }
}
