package io.windlass.it.support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** A plain HTTP client on the loopback address. */
public final class WsmanHttp {
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final int port;
  private final String authorization;

  private WsmanHttp(int port, String authorization) {
    this.port = port;
    this.authorization = authorization;
  }

  public static WsmanHttp anonymous(int port) {
    return new WsmanHttp(port, "");
  }

  public static WsmanHttp basic(int port, String user, String password) {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return new WsmanHttp(port, "Basic " + Base64.getEncoder().encodeToString(pair));
  }

  /** A port that was free a moment ago. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** POST /wsman. */
  public HttpResponse<String> post(String envelope) throws IOException, InterruptedException {
    return send(
        request("/wsman")
            .header("Content-Type", "application/soap+xml;charset=UTF-8")
            .POST(HttpRequest.BodyPublishers.ofString(envelope)));
  }

  /** An Identify as a caller who proves nothing sends it. */
  public HttpResponse<String> identify() throws IOException, InterruptedException {
    return send(
        request("/wsman")
            .header("Content-Type", "application/soap+xml;charset=UTF-8")
            .header("WSMANIDENTIFY", "unauthenticated")
            .POST(HttpRequest.BodyPublishers.ofString(Envelopes.identify())));
  }

  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path).GET());
  }

  /** True when something answers the Identify with 200. */
  public boolean answers() throws InterruptedException {
    try {
      return identify().statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(DEADLINE);
    if (!authorization.isEmpty()) {
      builder.header("Authorization", authorization);
    }
    return builder;
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
