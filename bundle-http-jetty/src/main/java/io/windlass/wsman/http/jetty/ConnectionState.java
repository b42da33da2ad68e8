package io.windlass.wsman.http.jetty;

import io.windlass.wsman.api.security.Caller;
import io.windlass.wsman.auth.AuthConnection;
import io.windlass.wsman.auth.AuthSession;
import io.windlass.wsman.auth.HttpAuthScheme;
import io.windlass.wsman.security.ChannelBinding;
import io.windlass.wsman.security.multipart.EncryptedMessages;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Request;

/**
 * What is known of a TCP connection, as long as it lives. HTTP/1.1 serves one request of a
 * connection at a time, so one thread at a time is here.
 */
final class ConnectionState implements AuthConnection {
  private static final String KEY = ConnectionState.class.getName();

  private final LiveFacts listener;
  private final boolean secure;
  private final boolean loopback;
  private final String remoteAddress;
  private final List<X509Certificate> certificates;
  private final Optional<Caller> peer;
  private final ChannelBinding binding;
  private final Map<HttpAuthScheme, AuthSession> sessions = new HashMap<>();
  private final WatchedConnection watched;
  private volatile boolean forwarded;
  private volatile Optional<Speaking> speaking = Optional.empty();

  private record Speaking(String scheme, AuthSession session) {}

  private ConnectionState(LiveFacts listener, Request request, WatchedConnection watched) {
    this.watched = watched;
    ConnectionMetaData connection = request.getConnectionMetaData();
    this.listener = listener;
    this.secure = connection.isSecure();
    this.loopback =
        isLoopback(connection.getRemoteSocketAddress())
            && isLoopback(connection.getLocalSocketAddress());
    boolean local = listener.now().kind() == ListenerFacts.Kind.LOCAL;
    this.remoteAddress = local ? "local" : Request.getRemoteAddr(request);
    this.certificates = certificates(request);
    this.binding = binding(request);
    this.peer =
        local ? PeerIdentity.callerOf(connection.getConnection().getEndPoint()) : Optional.empty();
  }

  /** The state of the connection that a request came by; null when its listener is not ours. */
  static ConnectionState of(Request request, WatchedConnection watched) {
    ConnectionMetaData connection = request.getConnectionMetaData();
    if (connection.getAttribute(KEY) instanceof ConnectionState known) {
      return known;
    }
    LiveFacts listener = connection.getConnector().getBean(LiveFacts.class);
    if (listener == null) {
      return null;
    }
    ConnectionState fresh = new ConnectionState(listener, request, watched);
    connection.setAttribute(KEY, fresh);
    connection
        .getConnection()
        .addEventListener(
            new Connection.Listener() {
              @Override
              public void onClosed(Connection gone) {
                fresh.close();
              }
            });
    return fresh;
  }

  /** The state of a connection that a request came by before, or now through the gate. */
  static ConnectionState of(Request request) {
    return (ConnectionState) request.getConnectionMetaData().getAttribute(KEY);
  }

  /** By which scheme and session the request under way shows who sends it. */
  void speaks(HttpAuthScheme scheme, AuthSession session) {
    speaking = Optional.of(new Speaking(scheme.name(), session));
  }

  /** The scheme that the request under way uses; empty when it uses none. */
  String scheme() {
    return speaking.map(Speaking::scheme).orElse("");
  }

  /** How messages are sealed; empty when they travel in clear. */
  Optional<EncryptedMessages> seal() {
    return speaking.flatMap(now -> now.session().seal());
  }

  /** False when a message that is not sealed is to be refused. */
  boolean takesClear() {
    return speaking.map(now -> now.session().takesClear()).orElse(true);
  }

  /** Ends all sessions: whoever goes on has to show again who he is. */
  synchronized void forget() {
    close();
    sessions.clear();
    speaking = Optional.empty();
  }

  /** Somebody has proved who he is. */
  void accepted() {
    watched.known();
  }

  ListenerFacts listener() {
    return listener.now();
  }

  /** Who the operating system says is at the other end; empty on the network. */
  Optional<Caller> peer() {
    return peer;
  }

  /** The session of a scheme, opened when it is first needed. */
  synchronized AuthSession session(HttpAuthScheme scheme) {
    return sessions.computeIfAbsent(scheme, s -> s.open(this));
  }

  /** The session of a scheme; null when none was opened. */
  synchronized AuthSession opened(HttpAuthScheme scheme) {
    return sessions.get(scheme);
  }

  private synchronized void close() {
    sessions.values().forEach(AuthSession::close);
  }

  @Override
  public boolean secure() {
    return secure;
  }

  @Override
  public boolean loopback() {
    return loopback;
  }

  @Override
  public Optional<Boolean> allowUnencrypted() {
    return listener.now().allowUnencrypted();
  }

  @Override
  public String remoteAddress() {
    return remoteAddress;
  }

  @Override
  public List<X509Certificate> clientCertificates() {
    return certificates;
  }

  @Override
  public ChannelBinding channelBinding() {
    return binding;
  }

  @Override
  public boolean forwarded() {
    return forwarded;
  }

  /** Notes what a request says of proxies; a connection that was a proxy's once remains one. */
  void look(Request request) {
    forwarded |=
        request.getHeaders().contains(HttpHeader.VIA)
            || request.getHeaders().contains(HttpHeader.FORWARDED)
            || request.getHeaders().contains(HttpHeader.X_FORWARDED_FOR);
  }

  private static ChannelBinding binding(Request request) {
    if (request.getAttribute(EndPoint.SslSessionData.ATTRIBUTE)
            instanceof EndPoint.SslSessionData tls
        && tls.sslSession() != null) {
      Certificate[] own = tls.sslSession().getLocalCertificates();
      if (own != null && own.length > 0 && own[0] instanceof X509Certificate server) {
        try {
          return ChannelBinding.of(server);
        } catch (GeneralSecurityException e) {
          throw new IllegalStateException("The certificate of a listener has no hash", e);
        }
      }
    }
    return ChannelBinding.NONE;
  }

  private static boolean isLoopback(SocketAddress address) {
    if (!(address instanceof InetSocketAddress internet)) {
      return false;
    }
    InetAddress ip = internet.getAddress();
    return ip != null && ip.isLoopbackAddress();
  }

  private static List<X509Certificate> certificates(Request request) {
    ServerTls tls = request.getConnectionMetaData().getConnector().getBean(ServerTls.class);
    return tls != null
            && request.getAttribute(EndPoint.SslSessionData.ATTRIBUTE)
                instanceof EndPoint.SslSessionData session
            && session.peerCertificates() != null
        ? tls.complete(List.of(session.peerCertificates()))
        : List.of();
  }
}
