package io.windlass.wsman.http.jetty;

import io.windlass.wsman.api.security.Caller;
import io.windlass.wsman.auth.AuthConnection;
import io.windlass.wsman.auth.AuthResult;
import io.windlass.wsman.auth.AuthSession;
import io.windlass.wsman.auth.HttpAuthScheme;
import io.windlass.wsman.auth.users.AuthConfig;
import io.windlass.wsman.core.endpoint.WsmanEndpoint;
import io.windlass.wsman.core.endpoint.WsmanRequest;
import io.windlass.wsman.core.endpoint.WsmanResponse;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;

/** The server with a fake engine and one known user, on loopback. */
final class TestHost implements AutoCloseable {
  static final int MAX_BYTES = 512_000;
  static final String AUTHORIZATION = "Authorization: Basic " + base64("admin:secret") + "\r\n";
  static final String SOAP = "Content-Type: application/soap+xml;charset=UTF-8\r\n";

  /** Remembers what it is asked; echoes the body unless told otherwise. */
  static final class FakeEngine implements WsmanEndpoint {
    final BlockingQueue<WsmanRequest> requests = new LinkedBlockingQueue<>();
    volatile Function<WsmanRequest, CompletionStage<WsmanResponse>> answer =
        request -> CompletableFuture.completedFuture(response(200, request.body()));

    static WsmanResponse response(int status, byte[] body) {
      return new WsmanResponse(
          status, "application/soap+xml;charset=UTF-8", java.nio.ByteBuffer.wrap(body));
    }

    @Override
    public CompletionStage<WsmanResponse> handle(WsmanRequest request) {
      CompletionStage<WsmanResponse> stage = answer.apply(request);
      requests.add(request);
      return stage;
    }

    @Override
    public WsmanResponse identifyAnonymously() {
      return response(200, "<anonymous/>".getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int maxRequestBytes() {
      return MAX_BYTES;
    }
  }

  /** Knows admin:secret; says busy to busy:busy. */
  static final class OneUser implements HttpAuthScheme {
    volatile boolean offered = true;
    volatile AuthConnection lastConnection;

    @Override
    public String name() {
      return "Basic";
    }

    @Override
    public Optional<String> challenge(AuthConnection connection) {
      return offered ? Optional.of("Basic realm=\"WSMAN\"") : Optional.empty();
    }

    @Override
    public String whyNotOffered(AuthConnection connection) {
      return offered ? "" : "Use HTTPS.";
    }

    @Override
    public AuthSession open(AuthConnection connection) {
      lastConnection = connection;
      return credentials ->
          CompletableFuture.completedStage(
              credentials.equals(base64("admin:secret"))
                  ? AuthResult.accepted(Caller.of("admin", "Basic", Set.of(Caller.ADMINISTRATORS)))
                  : credentials.equals(base64("busy:busy"))
                      ? AuthResult.busy()
                      : AuthResult.refused());
    }
  }

  final FakeEngine engine = new FakeEngine();
  final OneUser scheme = new OneUser();
  final JettyServer server;
  volatile WsmanEndpoint current = engine;

  TestHost() throws Exception {
    this(limits(300));
  }

  TestHost(HttpLimits limits) throws Exception {
    this(limits, null);
  }

  /** With a real scheme in the place of the fake one. */
  TestHost(HttpAuthScheme real) throws Exception {
    this(limits(300), real);
  }

  private TestHost(HttpLimits limits, HttpAuthScheme real) throws Exception {
    List<HttpAuthScheme> schemes = List.of(real == null ? scheme : real);
    server = new JettyServer(() -> current, () -> schemes, new LogonAudit(() -> List.of()), limits);
    server.start();
  }

  /** The configuration of authentication as by default, but with Basic. */
  static AuthConfig configuration() {
    return (AuthConfig)
        Proxy.newProxyInstance(
            AuthConfig.class.getClassLoader(),
            new Class<?>[] {AuthConfig.class},
            (proxy, method, arguments) ->
                method.getName().equals("basic") ? (Object) true : method.getDefaultValue());
  }

  /** A configuration without a file. */
  static <A> A configuration(Class<A> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> method.getDefaultValue()));
  }

  static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  static HttpLimits limits(int maxConnections) {
    return new HttpLimits(maxConnections, maxConnections, 30, 2, 30, 5);
  }

  /** Opens a listener on a free port. */
  ServerConnector listen(String name, String prefix) throws Exception {
    ServerConnector connector =
        new ServerConnector(
            server.jetty(), 1, 1, new HttpConnectionFactory(server.httpConfiguration()));
    connector.setHost("127.0.0.1");
    server.open(connector, new ListenerFacts(name, prefix, ListenerFacts.Kind.HTTP));
    return connector;
  }

  ServerConnector listen() throws Exception {
    return listen("test", "wsman");
  }

  @Override
  public void close() throws Exception {
    server.stop();
  }
}
