package io.windlass.wsman.client;

import io.windlass.wsman.security.ChannelBinding;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.util.Map;
import javax.net.ssl.SSLException;

/** One connection with the conversation that authentication holds on it. */
final class HttpConnection implements Authentication.Connection, Closeable {
  private final Endpoint endpoint;
  private final Wire wire;
  private final HttpReader reader;
  private final Authentication.Conversation conversation;
  private final ForwardingProxy proxy;
  private final long patience;
  private long endOfCall;
  private boolean used;

  private HttpConnection(
      Endpoint endpoint,
      Wire wire,
      Authentication.Conversation conversation,
      ForwardingProxy proxy,
      SessionOptions options) {
    this.endpoint = endpoint;
    this.wire = wire;
    this.proxy = proxy;
    this.conversation = conversation;
    reader = new HttpReader(wire, options.maxAnswerBytes());
    patience = options.operationTimeout().plus(options.networkDelay()).toNanos();
  }

  static HttpConnection open(
      Dialer dialer,
      Endpoint endpoint,
      Authentication authentication,
      SessionOptions options,
      long endOfCall)
      throws IOException {
    ForwardingProxy proxy = ForwardingProxy.before(endpoint, dialer.forwarding());
    Wire wire = dialer.dial(endOfCall);
    return new HttpConnection(endpoint, wire, authentication.begin(), proxy, options);
  }

  /** The request through the conversation. */
  HttpAnswer exchange(HttpRequest request, long end) throws IOException {
    endOfCall = end;
    return conversation.exchange(this, request);
  }

  @Override
  public HttpAnswer send(HttpRequest request) throws IOException {
    return proxy.send(request, this::raw);
  }

  private HttpAnswer raw(HttpRequest request) throws IOException {
    boolean first = !used;
    used = true;
    reader.reset();
    long start = System.nanoTime();
    long wait = Math.min(patience, endOfCall - start);
    long deadline = start + wait;
    try {
      try {
        wire.write(octets(request), deadline);
      } catch (InterruptedIOException slow) {
        throw slow;
      } catch (IOException broken) {
        throw first ? broken : new ConnectionLostException("The kept connection was closed");
      }
      return reader.read(deadline);
    } catch (SocketTimeoutException late) {
      throw new WsmanException(
          "No answer from " + endpoint + " within " + Math.max(0, wait) / 1_000_000 + " ms", late);
    } catch (InterruptedIOException stopped) {
      throw new WsmanException("Interrupted while waiting for " + endpoint, stopped);
    } catch (WsmanException clear) {
      throw clear;
    } catch (IOException broken) {
      // Only at the beginning it is about certificates; later TLS ends as connections end.
      if (first && broken instanceof SSLException) {
        throw new TlsRefusedException(
            endpoint
                + " ends TLS: "
                + broken.getMessage()
                + "; it may want another certificate of this client",
            broken);
      }
      if (!reader.began()) {
        throw new ConnectionLostException("The connection to " + endpoint + " was reset");
      }
      throw new WsmanException(
          "The connection to " + endpoint + " broke: " + broken.getMessage(), broken);
    }
  }

  @Override
  public ChannelBinding channelBinding() {
    return wire.channelBinding();
  }

  private byte[] octets(HttpRequest request) {
    StringBuilder head = new StringBuilder(512);
    head.append("POST ").append(request.path()).append(" HTTP/1.1\r\nHost: ");
    head.append(endpoint.authority()).append("\r\nUser-Agent: Windlass\r\n");
    for (Map.Entry<String, String> header : request.headers().entrySet()) {
      head.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n");
    }
    head.append("Content-Length: ").append(request.body().length).append("\r\n\r\n");
    byte[] start = HttpReader.ascii(head.toString());
    byte[] whole = new byte[start.length + request.body().length];
    System.arraycopy(start, 0, whole, 0, start.length);
    System.arraycopy(request.body(), 0, whole, start.length, request.body().length);
    return whole;
  }

  /** True when nothing speaks against another request on this connection. */
  boolean reusable() {
    return !reader.closes() && !reader.hasLeftover() && !wire.stale();
  }

  @Override
  public void close() {
    wire.close();
  }

  /** Ends a read or a write of another thread. */
  void abort() {
    wire.abort();
  }
}
