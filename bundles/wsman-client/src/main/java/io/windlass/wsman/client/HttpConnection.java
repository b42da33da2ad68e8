package io.windlass.wsman.client;

import io.windlass.wsman.security.ChannelBinding;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.util.Map;
import javax.net.ssl.SSLException;

/** One connection with the conversation that authentication holds on it. */
final class HttpConnection implements Authentication.Connection, Closeable {
  private final Endpoint endpoint;
  private final Wire wire;
  private final HttpReader reader;
  private final Authentication.Conversation conversation;
  private final long patience;
  private boolean used;

  private HttpConnection(
      Endpoint endpoint, Wire wire, Authentication authentication, SessionOptions options) {
    this.endpoint = endpoint;
    this.wire = wire;
    reader = new HttpReader(wire, options.maxAnswerBytes());
    conversation = authentication.begin();
    patience = options.operationTimeout().plus(options.networkDelay()).toNanos();
  }

  static HttpConnection open(
      Endpoint endpoint, Authentication authentication, SessionOptions options) throws IOException {
    return new HttpConnection(endpoint, connect(endpoint, options), authentication, options);
  }

  private static Wire connect(Endpoint endpoint, SessionOptions options) throws IOException {
    long delay = options.networkDelay().toNanos();
    if (endpoint.transport() == Endpoint.Transport.LOCAL) {
      try {
        SocketAddress socket = UnixDomainSocketAddress.of(endpoint.socket());
        return ChannelWire.connect(socket, System.nanoTime() + delay);
      } catch (IOException | IllegalArgumentException failed) {
        throw unreachable(endpoint, failed.getMessage(), failed);
      }
    }
    IOException last = null;
    for (InetAddress address : addresses(endpoint.host())) {
      try {
        InetSocketAddress target = new InetSocketAddress(address, endpoint.port());
        long deadline = System.nanoTime() + delay;
        return endpoint.transport() == Endpoint.Transport.HTTPS
            ? TlsWire.connect(endpoint.host(), target, options.tls(), deadline)
            : ChannelWire.connect(target, deadline);
      } catch (WsmanException decided) {
        throw decided;
      } catch (SocketTimeoutException silent) {
        last = new WsmanException("no answer within " + options.networkDelay().toMillis() + " ms");
      } catch (IOException failed) {
        last = failed;
      }
    }
    String reason = last == null ? "it has no address" : last.getMessage();
    throw unreachable(endpoint, reason, last);
  }

  private static WsmanException unreachable(Endpoint endpoint, String reason, Exception cause) {
    return new NotReachableException("Cannot connect to " + endpoint + ": " + reason, cause);
  }

  private static InetAddress[] addresses(String host) throws WsmanException {
    try {
      return InetAddress.getAllByName(host);
    } catch (UnknownHostException unknown) {
      throw new NotReachableException("The host " + host + " is not known", unknown);
    }
  }

  /** The request through the conversation. */
  HttpAnswer exchange(HttpRequest request) throws IOException {
    return conversation.exchange(this, request);
  }

  @Override
  public HttpAnswer send(HttpRequest request) throws IOException {
    boolean first = !used;
    used = true;
    reader.reset();
    long deadline = System.nanoTime() + patience;
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
          "No answer from " + endpoint + " within " + patience / 1_000_000 + " ms", late);
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
}
