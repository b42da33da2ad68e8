package io.windlass.wsman.client;

import java.io.Closeable;
import java.io.IOException;

/** Keeps one connection to an endpoint and opens another when it is gone. */
final class HttpTransport implements Closeable {
  private final Endpoint endpoint;
  private final Authentication authentication;
  private final SessionOptions options;
  private HttpConnection kept;

  HttpTransport(Endpoint endpoint, Authentication authentication, SessionOptions options) {
    this.endpoint = endpoint;
    this.authentication = authentication;
    this.options = options;
  }

  /**
   * Sends and waits for the answer. A kept connection that turns out to be dead is replaced once,
   * but not after a request that must not arrive twice may have arrived.
   */
  synchronized HttpAnswer send(HttpRequest request) throws IOException {
    HttpConnection connection = kept;
    kept = null;
    if (connection != null) {
      if (connection.reusable()) {
        try {
          return exchange(connection, request);
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
    return exchange(HttpConnection.open(endpoint, authentication, options), request);
  }

  private HttpAnswer exchange(HttpConnection connection, HttpRequest request) throws IOException {
    boolean keep = false;
    try {
      HttpAnswer answer = connection.exchange(request);
      keep = true;
      return answer;
    } finally {
      if (keep) {
        kept = connection;
      } else {
        connection.close();
      }
    }
  }

  @Override
  public synchronized void close() {
    if (kept != null) {
      kept.close();
      kept = null;
    }
  }
}
