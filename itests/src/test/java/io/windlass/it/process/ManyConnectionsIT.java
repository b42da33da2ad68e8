package io.windlass.it.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import io.windlass.it.support.Await;
import io.windlass.it.support.Envelopes;
import io.windlass.it.support.RawHttp;
import io.windlass.it.support.RunningService;
import io.windlass.it.support.WsmanHttp;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.Test;

/** Thousands of connections that ask nothing, and the limit of all. */
public class ManyConnectionsIT {
  private static final int IDLE = 10_000;

  @Test
  public void tenThousandIdleConnectionsCrashNothingAndTheLimitIsTold() throws Exception {
    assumeTrue(
        "this process may not open " + IDLE + " connections: ulimit -n", openable() > IDLE + 500);
    List<SocketChannel> idle = new ArrayList<>();
    try (RunningService service =
        RunningService.start(
            Map.of(
                "io.windlass.wsman.service",
                "MaxConnections=" + IDLE + "\n",
                "io.windlass.wsman.http",
                "headTimeoutSeconds=120\n"))) {
      WsmanHttp client = service.administrator();
      assertEquals(200, client.post(Envelopes.identify()).statusCode());
      long files = service.process().openFiles();
      long before = residentKilobytes(service);
      assumeTrue(
          "the service may not open " + IDLE + " connections: ulimit -n",
          mostFiles(service) > IDLE + 500);
      // The client above has a connection too.
      for (int i = 0; i < IDLE - 1; i++) {
        idle.add(open(service.port()));
      }
      // What a connection keeps for its next request counts too.
      for (int round = 0; round < 2; round++) {
        for (SocketChannel channel : idle) {
          askWhoIsThere(channel);
        }
      }
      Await.until(
          "all accepted",
          Duration.ofSeconds(30),
          () -> service.process().openFiles() >= files + IDLE - 1);
      long begin = System.nanoTime();
      for (int i = 0; i < 100; i++) {
        assertEquals(200, client.post(Envelopes.identify()).statusCode());
      }
      System.out.printf(
          "%d idle connections: %.1f kB of memory each, 100 answers in %d ms%n",
          IDLE,
          (residentKilobytes(service) - before) / (double) IDLE,
          (System.nanoTime() - begin) / 1_000_000);
      try (RawHttp above = RawHttp.connect(service.port())) {
        RawHttp.Reply reply = above.send(RawHttp.head("/wsman", "Content-Length: 0\r\n")).read();
        assertEquals(503, reply.status());
        assertTrue(reply.head(), reply.head().contains("Retry-After: 5"));
        assertTrue(reply.body(), reply.body().contains(IDLE + " connections, which is MaxConn"));
        assertTrue(above.ends());
      }
      closeAll(idle);
      Await.until(
          "all gone", Duration.ofSeconds(30), () -> service.process().openFiles() <= files + 5);
      try (RawHttp next = RawHttp.connect(service.port())) {
        assertEquals(
            401, next.send(RawHttp.head("/wsman", "Content-Length: 0\r\n")).read().status());
      }
    } finally {
      closeAll(idle);
    }
  }

  private static SocketChannel open(int port) throws IOException {
    return SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  private static void askWhoIsThere(SocketChannel channel) throws IOException {
    String body = Envelopes.identify();
    String request =
        RawHttp.head(
                "/wsman",
                "WSMANIDENTIFY: unauthenticated\r\n" + "Content-Length: " + body.length() + "\r\n")
            + body;
    channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
    ByteBuffer answer = ByteBuffer.allocate(4096);
    channel.read(answer);
    String start = new String(answer.array(), 0, answer.position(), StandardCharsets.US_ASCII);
    assertTrue(start, start.startsWith("HTTP/1.1 200"));
  }

  private static void closeAll(List<SocketChannel> channels) throws IOException {
    for (SocketChannel channel : channels) {
      channel.close();
    }
  }

  private static long openable() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getMaxFileDescriptorCount() - unix.getOpenFileDescriptorCount()
        : Long.MAX_VALUE;
  }

  private static Path proc(RunningService service, String file) {
    return Path.of("/proc", Long.toString(service.process().pid()), file);
  }

  private static long residentKilobytes(RunningService service) throws IOException {
    return number(proc(service, "status"), "VmRSS:");
  }

  private static long mostFiles(RunningService service) throws IOException {
    return number(proc(service, "limits"), "Max open files");
  }

  /** The first number in the line that begins so. */
  private static long number(Path file, String line) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(each -> each.startsWith(line))
        .map(each -> each.substring(line.length()).strip().split("\\s+")[0])
        .mapToLong(each -> each.equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(each))
        .findFirst()
        .orElseThrow();
  }
}
