package io.windlass.wsman.automation;

import io.windlass.example.provider.FanProvider;
import io.windlass.wsman.testkit.WsmanHost;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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

/** The engine with the fans of the example, behind the socket of an instance. */
public final class LocalService implements AutoCloseable {
  public static final String FANS =
      "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/example/Example_Fan";

  private final WsmanHost engine = new WsmanHost();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final ServerSocketChannel door;

  public LocalService(Path base) throws IOException {
    engine.add(new FanProvider(), "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/example");
    Files.createDirectories(base.resolve("data"));
    door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    door.bind(UnixDomainSocketAddress.of(base.resolve("data/wsman.sock")));
    Thread thread = new Thread(this::serve, "local-service");
    thread.setDaemon(true);
    thread.start();
  }

  /** The envelopes that came. */
  public List<String> requests() {
    return requests;
  }

  private void serve() {
    while (door.isOpen()) {
      try (SocketChannel peer = door.accept()) {
        InputStream in = Channels.newInputStream(peer);
        while (answer(in, Channels.newOutputStream(peer))) {
          // the next request of the same connection
        }
      } catch (IOException gone) {
        // the client hung up, or the test is over
      }
    }
  }

  private boolean answer(InputStream in, OutputStream out) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int c = in.read();
      if (c < 0) {
        return false;
      }
      head.append((char) c);
    }
    int at = head.indexOf("Content-Length: ") + 16;
    int length = Integer.parseInt(head.substring(at, head.indexOf("\r\n", at)));
    String request = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    requests.add(request);
    byte[] answer = engine.exchange(request).getBytes(StandardCharsets.UTF_8);
    String start =
        "HTTP/1.1 200 OK\r\nContent-Type: application/soap+xml;charset=UTF-8\r\nContent-Length: "
            + answer.length
            + "\r\n\r\n";
    out.write(start.getBytes(StandardCharsets.US_ASCII));
    out.write(answer);
    return true;
  }

  @Override
  public void close() throws IOException {
    door.close();
    engine.close();
  }
}
