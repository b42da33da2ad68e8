package io.windlass.wsman.http.jetty;

import java.net.InetSocketAddress;
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
  private final JettyServer server;

  Gate(Handler wsman, Handler webApps, ConnectionWatch watch, JettyServer server) {
    super(wsman, webApps);
    this.wsman = wsman;
    this.webApps = webApps;
    this.watch = watch;
    this.server = server;
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
                  .formatted(server.limits().connectionsPerAddress()));
      default ->
          turnAway(
              request,
              response,
              underWay,
              "This service has %d connections, which is MaxConnections."
                  .formatted(server.limits().connections()));
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
    if (!server.rules().remoteAccess() && isRemote(connection, request)) {
      response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
      Answer.send(
          request,
          response,
          callback,
          HttpStatus.FORBIDDEN_403,
          "This service answers its own machine only: AllowRemoteAccess is false, or a policy"
              + " does not let it listen.");
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

  private static boolean isRemote(ConnectionState connection, Request request) {
    return connection.listener().kind() != ListenerFacts.Kind.LOCAL
        && request.getConnectionMetaData().getRemoteSocketAddress()
            instanceof InetSocketAddress remote
        && !remote.getAddress().isLoopbackAddress();
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
