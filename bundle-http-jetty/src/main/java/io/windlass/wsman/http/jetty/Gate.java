package io.windlass.wsman.http.jetty;

import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Stands before everything: what is reserved for WS-Man goes there and nowhere else, all other
 * paths go to web applications and never there.
 */
final class Gate extends Handler.Sequence {
  private final Handler wsman;
  private final Handler webApps;
  private final ConnectionWatch watch;
  private final Supplier<HttpLimits> limits;

  Gate(Handler wsman, Handler webApps, ConnectionWatch watch, Supplier<HttpLimits> limits) {
    super(wsman, webApps);
    this.wsman = wsman;
    this.webApps = webApps;
    this.watch = watch;
    this.limits = limits;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    WatchedConnection watched = watch.of(request.getConnectionMetaData().getConnection());
    if (watched == null) {
      callback.failed(new EofException("The connection is gone"));
      return true;
    }
    Callback underWay = watched.underWay(callback);
    switch (watched.standing()) {
      case ADMITTED -> pass(watched, request, response, underWay);
      case TOO_MANY_OF_ADDRESS ->
          turnAway(
              request,
              response,
              underWay,
              "Your address has %d connections to this service, which is maxConnectionsPerAddress."
                  .formatted(limits.get().connectionsPerAddress()));
      default ->
          turnAway(
              request,
              response,
              underWay,
              "This service has %d connections, which is MaxConnections."
                  .formatted(limits.get().connections()));
    }
    return true;
  }

  private void pass(
      WatchedConnection watched, Request request, Response response, Callback callback) {
    ConnectionState connection = ConnectionState.of(request, watched);
    String path = Request.getPathInContext(request);
    if (connection == null || path == null) {
      Answer.send(request, response, callback, HttpStatus.NOT_FOUND_404, "");
      return;
    }
    if (connection.listener().kind() == ListenerFacts.Kind.HTTPS && !connection.secure()) {
      response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
      Answer.send(
          request, response, callback, HttpStatus.BAD_REQUEST_400, "This port takes HTTPS only.");
      return;
    }
    boolean ours =
        connection.listener().kind() == ListenerFacts.Kind.LOCAL
            || ReservedPaths.isReserved(path, connection.listener().prefix());
    try {
      if (!(ours ? wsman : webApps).handle(request, response, callback)) {
        Answer.send(request, response, callback, HttpStatus.NOT_FOUND_404, "");
      }
    } catch (Exception e) {
      callback.failed(e);
    }
  }

  private static void turnAway(
      Request request, Response response, Callback callback, String reason) {
    response.getHeaders().put(HttpHeader.RETRY_AFTER, "5");
    response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
    Answer.send(
        request,
        response,
        callback,
        HttpStatus.SERVICE_UNAVAILABLE_503,
        reason + " Close some that you do not need, or try again later.");
  }
}
