package io.windlass.wsman.http.jetty;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.server.ServerConnector;

/** Speaks HTTP byte by byte, so that a test can say anything. */
final class RawClient implements AutoCloseable {
  /** A response as it came. */
  record Reply(int status, List<String> headers, String body) {
    String header(String name) {
      return headers.stream()
          .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
          .map(line -> line.substring(name.length() + 1).strip())
          .findFirst()
          .orElse("");
    }
  }

  private final AutoCloseable connection;
  private final InputStream in;
  private final OutputStream out;

  RawClient(ServerConnector connector) throws IOException {
    this(connector.getLocalPort());
  }

  RawClient(int port) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(15_000);
    socket.setTcpNoDelay(true);
    connection = socket;
    in = socket.getInputStream();
    out = socket.getOutputStream();
  }

  RawClient(AutoCloseable connection, InputStream in, OutputStream out) {
    this.connection = connection;
    this.in = in;
    this.out = out;
  }

  RawClient send(String text) throws IOException {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  RawClient send(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
    return this;
  }

  /** A POST with these headers and this body. */
  Reply post(String path, String headers, String body) throws IOException {
    send(head(path, headers + "Content-Length: " + body.length() + "\r\n") + body);
    return read();
  }

  static String head(String path, String headers) {
    return "POST " + path + " HTTP/1.1\r\nHost: test\r\n" + headers + "\r\n";
  }

  /** Reads a response. */
  Reply read() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      lines.add(line);
    }
    int status = Integer.parseInt(lines.get(0).split(" ")[1]);
    Reply head = new Reply(status, lines.subList(1, lines.size()), "");
    String length = head.header("Content-Length");
    int bytes = length.isEmpty() ? 0 : Integer.parseInt(length);
    String body = new String(in.readNBytes(bytes), StandardCharsets.UTF_8);
    return new Reply(status, head.headers(), body);
  }

  /** True when bytes have come that nobody has read. */
  boolean hasInput() throws IOException {
    return in.available() > 0;
  }

  /** True when the server closes without another byte. */
  boolean isClosed() {
    try {
      return in.read() < 0;
    } catch (IOException e) {
      return !(e instanceof java.net.SocketTimeoutException);
    }
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("closed after: " + line);
      }
      if (c != '\r') {
        line.write(c);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws Exception {
    connection.close();
  }
}
