package io.windlass.wsman.client;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A peer on loopback that answers whatever the script says, octet by octet. */
final class FakeService implements Closeable {
  /** Answers a request. */
  interface Script {
    /** The octets of the answer; null hangs up. */
    byte[] answer(Request request) throws IOException;
  }

  /** What came: the head, the body, and on which connection. */
  record Request(String head, String body, int connection) {}

  private record Accepted(InputStream in, OutputStream out, Closeable socket) {}

  private interface Door extends Closeable {
    Accepted accept() throws IOException;
  }

  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final List<Closeable> open = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final Door door;
  private final int port;
  private final Script script;

  private FakeService(Door door, int port, Script script) {
    this.door = door;
    this.port = port;
    this.script = script;
    Thread thread = new Thread(this::acceptAll, "fake-service");
    thread.setDaemon(true);
    thread.start();
  }

  static FakeService tcp(Script script) throws IOException {
    return on(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), script);
  }

  static FakeService on(ServerSocket socket, Script script) {
    Door door =
        new Door() {
          @Override
          public Accepted accept() throws IOException {
            Socket peer = socket.accept();
            return new Accepted(peer.getInputStream(), peer.getOutputStream(), peer);
          }

          @Override
          public void close() throws IOException {
            socket.close();
          }
        };
    return new FakeService(door, socket.getLocalPort(), script);
  }

  static FakeService unix(Path path, Script script) throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    channel.bind(UnixDomainSocketAddress.of(path));
    Door door =
        new Door() {
          @Override
          public Accepted accept() throws IOException {
            SocketChannel peer = channel.accept();
            return new Accepted(
                Channels.newInputStream(peer), Channels.newOutputStream(peer), peer);
          }

          @Override
          public void close() throws IOException {
            channel.close();
          }
        };
    return new FakeService(door, 0, script);
  }

  int port() {
    return port;
  }

  Endpoint endpoint() {
    return Endpoint.tcp(false, "127.0.0.1", port, "/wsman");
  }

  List<Request> requests() {
    return requests;
  }

  private void acceptAll() {
    try {
      while (true) {
        Accepted accepted = door.accept();
        open.add(accepted.socket());
        int number = connections.incrementAndGet();
        Thread thread = new Thread(() -> serve(accepted, number), "fake-connection");
        thread.setDaemon(true);
        thread.start();
      }
    } catch (IOException closed) {
      // the test is over
    }
  }

  private void serve(Accepted accepted, int number) {
    try (accepted.socket) {
      for (Request r = read(accepted.in, number); r != null; r = read(accepted.in, number)) {
        requests.add(r);
        byte[] answer = script.answer(r);
        if (answer == null) {
          return;
        }
        accepted.out.write(answer);
        accepted.out.flush();
      }
    } catch (IOException gone) {
      // the client hung up
    }
  }

  private static Request read(InputStream in, int number) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int c = in.read();
      if (c < 0) {
        return null;
      }
      head.append((char) c);
    }
    int at = head.indexOf("Content-Length: ") + 16;
    // CONNECT has no body.
    int length = at < 16 ? 0 : Integer.parseInt(head.substring(at, head.indexOf("\r\n", at)));
    return new Request(
        head.toString(), new String(in.readNBytes(length), StandardCharsets.UTF_8), number);
  }

  static byte[] ok(String body) {
    return answer("200 OK", body);
  }

  static byte[] fault(String body) {
    return answer("500 Internal Server Error", body);
  }

  static byte[] answer(String status, String body) {
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    return raw(
        "HTTP/1.1 "
            + status
            + "\r\nContent-Type: application/soap+xml;charset=UTF-8\r\nContent-Length: "
            + length
            + "\r\n\r\n"
            + body);
  }

  static byte[] raw(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String envelope(String body) {
    return "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\""
        + " xmlns:a=\"http://schemas.xmlsoap.org/ws/2004/08/addressing\""
        + " xmlns:n=\"http://schemas.xmlsoap.org/ws/2004/09/enumeration\""
        + " xmlns:w=\"http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd\"><s:Header/><s:Body>"
        + body
        + "</s:Body></s:Envelope>";
  }

  @Override
  public void close() throws IOException {
    door.close();
    for (Closeable socket : open) {
      socket.close();
    }
  }
}
