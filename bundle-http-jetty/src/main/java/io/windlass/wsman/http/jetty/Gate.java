package io.windlass.wsman.http.jetty;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpStatus;
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

  Gate(Handler wsman, Handler webApps, ConnectionWatch watch) {
    super(wsman, webApps);
    this.wsman = wsman;
    this.webApps = webApps;
    this.watch = watch;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    ConnectionState connection = ConnectionState.of(request);
    String path = Request.getPathInContext(request);
    if (connection == null || path == null) {
      Answer.send(request, response, callback, HttpStatus.NOT_FOUND_404, "");
      return true;
    }
    if (watch.isSurplus(request.getConnectionMetaData().getConnection())) {
      response.getHeaders().put(HttpHeader.RETRY_AFTER, "5");
      response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
      Answer.send(
          request,
          response,
          callback,
          HttpStatus.SERVICE_UNAVAILABLE_503,
          "Too many connections (maxConnections).");
      return true;
    }
    boolean ours =
        connection.listener().kind() == ListenerFacts.Kind.LOCAL
            || ReservedPaths.isReserved(path, connection.listener().prefix());
    if (!(ours ? wsman : webApps).handle(request, response, callback)) {
      Answer.send(request, response, callback, HttpStatus.NOT_FOUND_404, "");
    }
    return true;
  }
}
