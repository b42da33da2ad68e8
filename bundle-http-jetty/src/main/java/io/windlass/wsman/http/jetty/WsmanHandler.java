package io.windlass.wsman.http.jetty;

import io.windlass.wsman.api.security.Caller;
import io.windlass.wsman.auth.AuthResult;
import io.windlass.wsman.core.endpoint.WsmanEndpoint;
import io.windlass.wsman.core.endpoint.WsmanResponse;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Everything below the WS-Man prefix, judged by its head; then the body goes to the engine. */
final class WsmanHandler extends Handler.Abstract.NonBlocking {
  private static final String IDENTIFY = "WSMANIDENTIFY";
  private static final String SOAP = "application/soap+xml";

  private final Supplier<WsmanEndpoint> engines;
  private final Authentication authentication;
  private final IntSupplier bodySeconds;

  /**
   * @param engines the engine, null while there is none
   * @param bodySeconds how long a body may take to come
   */
  WsmanHandler(
      Supplier<WsmanEndpoint> engines, Authentication authentication, IntSupplier bodySeconds) {
    this.engines = engines;
    this.authentication = authentication;
    this.bodySeconds = bodySeconds;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    ConnectionState connection = ConnectionState.of(request);
    String path = Request.getPathInContext(request);
    String prefix = connection.listener().prefix();
    boolean anonymous = ReservedPaths.isAnonymousIdentify(path, prefix);
    if (!anonymous && !ReservedPaths.isService(path, prefix)) {
      Answer.send(request, response, callback, HttpStatus.NOT_FOUND_404, "");
      return true;
    }
    if (!HttpMethod.POST.is(request.getMethod())) {
      response.getHeaders().put(HttpHeader.ALLOW, HttpMethod.POST.asString());
      Answer.send(request, response, callback, HttpStatus.METHOD_NOT_ALLOWED_405, "");
      return true;
    }
    WsmanEndpoint engine = engines.get();
    if (engine == null) {
      response.getHeaders().put(HttpHeader.RETRY_AFTER, "2");
      Answer.send(
          request,
          response,
          callback,
          HttpStatus.SERVICE_UNAVAILABLE_503,
          "The WS-Management engine is not running.");
      return true;
    }
    if (anonymous || "unauthenticated".equalsIgnoreCase(request.getHeaders().get(IDENTIFY))) {
      identify(engine, request, response, callback);
      return true;
    }
    Incoming incoming = new Incoming(request, response, callback, bodySeconds.getAsInt());
    authentication
        .authenticate(request, connection)
        .whenComplete((result, failure) -> decide(engine, connection, incoming, result, failure));
    return true;
  }

  private static void identify(
      WsmanEndpoint engine, Request request, Response response, Callback callback) {
    WsmanResponse answer = engine.identifyAnonymously();
    if (!answer.contentType().isEmpty()) {
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.contentType());
    }
    Answer.send(request, response, callback, answer.status(), answer.body());
  }

  private void decide(
      WsmanEndpoint engine,
      ConnectionState connection,
      Incoming incoming,
      AuthResult result,
      Throwable failure) {
    if (failure != null) {
      incoming.callback().failed(failure);
    } else if (result.kind() == AuthResult.Kind.ACCEPTED) {
      result
          .token()
          .ifPresent(
              token -> incoming.response().getHeaders().add(HttpHeader.WWW_AUTHENTICATE, token));
      accept(engine, result.caller(), incoming);
    } else {
      authentication.refuse(
          result, incoming.request(), connection, incoming.response(), incoming.callback());
    }
  }

  private static void accept(WsmanEndpoint engine, Caller caller, Incoming incoming) {
    Request request = incoming.request();
    String refusal = unsupported(request);
    if (refusal != null) {
      Answer.send(
          request,
          incoming.response(),
          incoming.callback(),
          HttpStatus.UNSUPPORTED_MEDIA_TYPE_415,
          refusal);
    } else {
      new Exchange(engine, caller, incoming).start();
    }
  }

  /** Why a body of this kind is not taken; null when it is. */
  private static String unsupported(Request request) {
    String coding = request.getHeaders().get(HttpHeader.CONTENT_ENCODING);
    if (coding != null && !coding.equalsIgnoreCase("identity")) {
      return "Content-Encoding is not supported.";
    }
    String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
    if (type == null || type.isBlank()) {
      return null;
    }
    int end = type.indexOf(';');
    String media = (end < 0 ? type : type.substring(0, end)).strip();
    return media.equalsIgnoreCase(SOAP) ? null : "Send " + SOAP + ".";
  }
}
