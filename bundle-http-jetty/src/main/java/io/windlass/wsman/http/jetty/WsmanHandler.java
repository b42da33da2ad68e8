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

/**
 * Everything below the WS-Man prefix, judged by its head; then the body goes to the engine. Jetty
 * has to know that this may block: its thread is lent to providers that answer at once.
 */
final class WsmanHandler extends Handler.Abstract {
  private static final String IDENTIFY = "WSMANIDENTIFY";
  private static final String SOAP = "application/soap+xml";

  private final Supplier<WsmanEndpoint> engines;
  private final Authentication authentication;
  private final LogonAudit audit;
  private final IntSupplier packetSeconds;

  /**
   * @param engines the engine, null while there is none
   * @param audit is told who was let in and who was not
   * @param packetSeconds how long a body may take to come, and an answer to go
   */
  WsmanHandler(
      Supplier<WsmanEndpoint> engines,
      Authentication authentication,
      LogonAudit audit,
      IntSupplier packetSeconds) {
    this.engines = engines;
    this.audit = audit;
    this.authentication = authentication;
    this.packetSeconds = packetSeconds;
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
      if (takesMethod(request, response, callback)) {
        identify(engine, request, response, callback);
      }
      return true;
    }
    Incoming incoming =
        new Incoming(
            request,
            response,
            callback,
            packetSeconds.getAsInt(),
            () -> authentication.profiles(connection),
            Thread.currentThread());
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
      return;
    }
    audit.record(connection, result);
    if (result.kind() == AuthResult.Kind.ACCEPTED) {
      connection.accepted();
      result
          .token()
          .ifPresent(
              token -> incoming.response().getHeaders().add(HttpHeader.WWW_AUTHENTICATE, token));
      accept(engine, result.caller(), connection, incoming);
    } else {
      authentication.refuse(
          result, incoming.request(), connection, incoming.response(), incoming.callback());
    }
  }

  /** Everything else than who sent it is looked at only now: strangers learn nothing. */
  private void accept(
      WsmanEndpoint engine, Caller caller, ConnectionState connection, Incoming incoming) {
    Request request = incoming.request();
    Response response = incoming.response();
    Callback callback = incoming.callback();
    if (!takesMethod(request, response, callback)) {
      return;
    }
    if (hasOtherTransferCodings(request)) {
      Answer.send(
          request,
          response,
          callback,
          HttpStatus.NOT_IMPLEMENTED_501,
          "Of the transfer codings only chunked is supported.");
      return;
    }
    String refusal = unsupported(request);
    if (refusal != null) {
      Answer.send(request, response, callback, HttpStatus.UNSUPPORTED_MEDIA_TYPE_415, refusal);
      return;
    }
    new Exchange(engine, caller, incoming, new MessageShield(connection, audit)).start();
  }

  /** DSP0226 §13.1 knows POST only; another method is answered here. */
  private static boolean takesMethod(Request request, Response response, Callback callback) {
    if (HttpMethod.POST.is(request.getMethod())) {
      return true;
    }
    response.getHeaders().put(HttpHeader.ALLOW, HttpMethod.POST.asString());
    Answer.send(request, response, callback, HttpStatus.METHOD_NOT_ALLOWED_405, "");
    return false;
  }

  /** Jetty takes {@code gzip, chunked} and leaves the gzip to whoever reads (RFC 9112 §6.1). */
  private static boolean hasOtherTransferCodings(Request request) {
    String codings = request.getHeaders().get(HttpHeader.TRANSFER_ENCODING);
    return codings != null && !codings.strip().equalsIgnoreCase("chunked");
  }

  /** Why a body of this kind is not taken; null when it is. */
  private static String unsupported(Request request) {
    String coding = request.getHeaders().get(HttpHeader.CONTENT_ENCODING);
    if (coding != null && !coding.equalsIgnoreCase("identity")) {
      return "Content-Encoding is not supported.";
    }
    String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
    if (type == null || type.isBlank()) {
      // A handshake without a message has none (MS-WSMV sends Content-Length: 0).
      return request.getLength() == 0 ? null : "Send Content-Type: " + SOAP + ".";
    }
    int end = type.indexOf(';');
    String media = (end < 0 ? type : type.substring(0, end)).strip();
    return media.equalsIgnoreCase(SOAP) || MessageShield.isSealedType(media)
        ? null
        : "Send " + SOAP + ".";
  }
}
