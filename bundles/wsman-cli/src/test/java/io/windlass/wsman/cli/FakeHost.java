package io.windlass.wsman.cli;

import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** A host whose answers are bodies of envelopes, chosen by the request. */
final class FakeHost implements Closeable {
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final UnaryOperator<String> answers;
  private volatile String proxyAuthorization;
  private volatile String path;
  private Closeable door;
  private int port;

  private FakeHost(UnaryOperator<String> answers) {
    this.answers = answers;
  }

  static FakeHost http(UnaryOperator<String> bodies) throws IOException {
    return web(r -> envelope(bodies.apply(r)));
  }

  /** The answers are whole envelopes; a request is the envelope alone. */
  static FakeHost envelopes(UnaryOperator<String> envelopes) throws IOException {
    return web(r -> envelopes.apply(r.substring(r.indexOf('\n') + 1)));
  }

  private static FakeHost web(UnaryOperator<String> answers) throws IOException {
    FakeHost host = new FakeHost(answers);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/wsman",
        exchange -> {
          String authorization = exchange.getRequestHeaders().getFirst("Authorization");
          host.proxyAuthorization = exchange.getRequestHeaders().getFirst("Proxy-Authorization");
          host.path = exchange.getRequestURI().getPath();
          String request =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          byte[] answer = host.answer(authorization + "\n" + request);
          exchange.getResponseHeaders().add("Content-Type", "application/soap+xml;charset=UTF-8");
          boolean fault = new String(answer, StandardCharsets.UTF_8).contains("<s:Fault>");
          exchange.sendResponseHeaders(fault ? 500 : 200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    host.port = server.getAddress().getPort();
    host.door = () -> server.stop(0);
    return host;
  }

  /** Takes connections and answers nothing. */
  static FakeHost silent() throws IOException {
    FakeHost host = new FakeHost(r -> r);
    ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    host.port = server.getLocalPort();
    host.door = server;
    return host;
  }

  /** Behind the socket of an instance. */
  static FakeHost local(Path base, UnaryOperator<String> bodies) throws IOException {
    FakeHost host = new FakeHost(r -> envelope(bodies.apply(r)));
    Files.createDirectories(base.resolve("data"));
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(Instance.socket(base)));
    Thread thread =
        new Thread(
            () -> {
              try {
                while (true) {
                  try (SocketChannel peer = server.accept()) {
                    host.serve(Channels.newInputStream(peer), Channels.newOutputStream(peer));
                  }
                }
              } catch (IOException closed) {
                // the test is over
              }
            });
    thread.setDaemon(true);
    thread.start();
    host.door = server;
    return host;
  }

  private void serve(InputStream in, OutputStream out) throws IOException {
    StringBuilder head = new StringBuilder();
    while (true) {
      head.setLength(0);
      while (head.indexOf("\r\n\r\n") < 0) {
        int c = in.read();
        if (c < 0) {
          return;
        }
        head.append((char) c);
      }
      int at = head.indexOf("Content-Length: ") + 16;
      int length = Integer.parseInt(head.substring(at, head.indexOf("\r\n", at)));
      byte[] answer = answer(new String(in.readNBytes(length), StandardCharsets.UTF_8));
      String start =
          "HTTP/1.1 200 OK\r\nContent-Type: application/soap+xml\r\nContent-Length: "
              + answer.length
              + "\r\n\r\n";
      out.write(start.getBytes(StandardCharsets.US_ASCII));
      out.write(answer);
    }
  }

  private byte[] answer(String request) {
    requests.add(request);
    return answers.apply(request).getBytes(StandardCharsets.UTF_8);
  }

  private static String envelope(String body) {
    return "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'"
        + " xmlns:a='http://schemas.xmlsoap.org/ws/2004/08/addressing'"
        + " xmlns:n='http://schemas.xmlsoap.org/ws/2004/09/enumeration'"
        + " xmlns:f='http://schemas.microsoft.com/wbem/wsman/1/wsmanfault'"
        + " xmlns:w='http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd'><s:Header/><s:Body>"
        + body
        + "</s:Body></s:Envelope>";
  }

  String remote() {
    return "-r:http://127.0.0.1:" + port;
  }

  /** What the last request showed to it as to a proxy; null for nothing. */
  String proxyAuthorization() {
    return proxyAuthorization;
  }

  /** The path of the last request. */
  String path() {
    return path;
  }

  List<String> requests() {
    return requests;
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
