package io.windlass.it.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A connection to the loopback address that says any bytes. */
public final class RawHttp implements AutoCloseable {
  /** A response; 0 when the connection ended without one. */
  public record Reply(int status, String head, String body) {}

  private final Socket socket;

  private RawHttp(Socket socket) {
    this.socket = socket;
  }

  public static RawHttp connect(int port) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(20_000);
    socket.setTcpNoDelay(true);
    return new RawHttp(socket);
  }

  /** The header by which a user proves who he is. */
  public static String basic(String user, String password) {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Authorization: Basic " + Base64.getEncoder().encodeToString(pair) + "\r\n";
  }

  /** The head of a POST with SOAP; each of the given headers with its CR LF. */
  public static String head(String target, String headers) {
    return begin(target, headers) + "\r\n";
  }

  /** The same, to be continued. */
  public static String begin(String target, String headers) {
    return "POST "
        + target
        + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/soap+xml;charset=UTF-8\r\n"
        + headers;
  }

  public RawHttp send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  /** Reads one response. */
  public Reply read() throws IOException {
    InputStream in = socket.getInputStream();
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    String text = "";
    while (!text.endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        return new Reply(0, text, "");
      }
      head.write(next);
      text = head.toString(StandardCharsets.ISO_8859_1);
    }
    int status = Integer.parseInt(text.split(" ", 3)[1]);
    int length = 0;
    for (String line : text.split("\r\n")) {
      if (line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
      }
    }
    return new Reply(status, text, new String(in.readNBytes(length), StandardCharsets.UTF_8));
  }

  /** True when the server closes the connection without another byte. */
  public boolean ends() {
    try {
      return socket.getInputStream().read() < 0;
    } catch (IOException e) {
      return !(e instanceof java.net.SocketTimeoutException);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
