package io.windlass.wsman.http.jetty;

import io.windlass.wsman.api.security.Caller;
import io.windlass.wsman.core.endpoint.WsmanEndpoint;
import io.windlass.wsman.core.endpoint.WsmanRequest;
import io.windlass.wsman.core.endpoint.WsmanResponse;
import io.windlass.wsman.security.SecurityFailure;
import io.windlass.wsman.security.multipart.EncryptedMessages.Message;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * A message of an authenticated caller on its way to the engine and back: collects the body within
 * its bounds of size and time, and writes the answer when there is one. Holds no thread meanwhile.
 */
final class Exchange implements BodyReader.Sink {
  private static final int FIRST_BUFFER = 8192;

  private final WsmanEndpoint engine;
  private final Caller caller;
  private final Request request;
  private final Response response;
  private final Callback callback;
  private final int packetSeconds;
  private final MessageShield shield;
  private final int message;
  private final int limit;
  private byte[] body;
  private int size;
  private boolean tooLarge;
  private final Supplier<List<String>> profiles;
  private final Thread jetty;
  private BodyReader reader;

  Exchange(WsmanEndpoint engine, Caller caller, Incoming incoming, MessageShield shield) {
    this.engine = engine;
    this.shield = shield;
    this.caller = caller;
    this.request = incoming.request();
    this.response = incoming.response();
    this.callback = incoming.callback();
    this.packetSeconds = incoming.packetSeconds();
    this.profiles = incoming.profiles();
    this.jetty = incoming.thread();
    this.message = engine.maxRequestBytes();
    this.limit = MessageShield.limit(message, request.getHeaders().get(HttpHeader.CONTENT_TYPE));
  }

  /** True when the client waits for {@code 100 Continue} before it sends its body. */
  static boolean expectsContinue(Request request) {
    return request.getHeaders().contains(HttpHeader.EXPECT, HttpHeaderValue.CONTINUE.asString());
  }

  void start() {
    long length = request.getLength();
    if (length > limit) {
      refuseTooLarge();
      return;
    }
    body = new byte[length >= 0 ? (int) length : Math.min(FIRST_BUFFER, limit)];
    reader = new BodyReader(request, this, packetSeconds);
    reader.run();
  }

  @Override
  public boolean take(ByteBuffer bytes) {
    int more = bytes.remaining();
    if (more > limit - size) {
      tooLarge = true;
      return false;
    }
    if (more > body.length - size) {
      int room = Math.min(limit, Math.max(size + more, 2 * body.length));
      body = Arrays.copyOf(body, room);
    }
    bytes.get(body, size, more);
    size += more;
    return true;
  }

  @Override
  public void ended() {
    if (tooLarge) {
      refuseTooLarge();
    } else if (size == 0) {
      // The end of a handshake: the caller is known now, there is nothing else to say.
      response.setStatus(HttpStatus.OK_200);
      response.write(true, ByteBuffer.allocate(0), callback);
    } else {
      hand();
    }
  }

  @Override
  public void failed(Throwable failure) {
    callback.failed(failure);
  }

  @Override
  public void late() {
    response.setStatus(HttpStatus.REQUEST_TIMEOUT_408);
    response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
    response.write(true, ByteBuffer.allocate(0), Callback.from(this::cut, failure -> cut()));
  }

  private void refuseTooLarge() {
    response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
    Answer.send(
        request,
        response,
        callback,
        HttpStatus.PAYLOAD_TOO_LARGE_413,
        "The message is larger than " + message + " bytes (MaxEnvelopeSizekb).");
  }

  private void hand() {
    Message opened;
    try {
      opened =
          shield.open(
              caller.getName(),
              body,
              size,
              request.getHeaders().get(HttpHeader.CONTENT_TYPE),
              message);
    } catch (SecurityFailure failure) {
      // The log says why; the client gets to know no more than that it is not understood.
      Answer.send(request, response, callback, HttpStatus.BAD_REQUEST_400, "");
      return;
    }
    hand(opened);
  }

  private void hand(Message opened) {
    // An operation may take longer than a connection may be idle.
    request.addIdleTimeoutListener(idle -> false);
    ConnectionState connection = ConnectionState.of(request);
    boolean local = connection.listener().kind() == ListenerFacts.Kind.LOCAL;
    String host = local ? null : Request.getServerName(request);
    LentThread thread = new LentThread(reader.jetty() == null ? jetty : reader.jetty());
    WsmanRequest.Builder builder =
        WsmanRequest.of(caller, opened.body())
            .contentType(opened.contentType().isEmpty() ? null : opened.contentType())
            .localHost(host == null ? "localhost" : host)
            .remoteAddress(connection.remoteAddress())
            .onClientGone(action -> request.addFailureListener(failure -> action.run()))
            .securityProfiles(profiles)
            .thread(thread);
    shield.refusal(caller.getName()).ifPresent(builder::refusal);
    engine.handle(builder.build()).whenComplete(this::answer);
    thread.work();
  }

  private void answer(WsmanResponse plain, Throwable failure) {
    if (failure != null) {
      callback.failed(failure);
      return;
    }
    WsmanResponse answer;
    try {
      answer = shield.close(plain);
    } catch (SecurityFailure unsealed) {
      callback.failed(unsealed);
      return;
    }
    response.setStatus(answer.status());
    if (!answer.contentType().isEmpty()) {
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.contentType());
    }
    Delivery.send(request, response, answer.body(), packetSeconds, callback);
  }

  private void cut() {
    Delivery.cut(request);
  }
}
