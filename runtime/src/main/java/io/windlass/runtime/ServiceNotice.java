package io.windlass.runtime;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * What systemd wants to know: that the service is ready, and again and again that it is alive
 * (sd_notify(3)). Java has no datagram sockets in the file system, so the program {@code
 * systemd-notify} says it. Without {@code NOTIFY_SOCKET} nothing happens.
 */
final class ServiceNotice {
  private static final String PROGRAM = "systemd-notify";
  private static final long PATIENCE_SECONDS = 10;
  private static final byte[] QUESTION =
      "GET /wsman HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);

  private final boolean asked;
  private final long watchdogMicros;
  private final Path socket;

  /**
   * @param environment that of this process
   * @param socket the local socket of the instance, which answers as long as it is alive
   */
  ServiceNotice(Map<String, String> environment, Path socket) {
    this.asked = environment.containsKey("NOTIFY_SOCKET");
    this.watchdogMicros = number(environment.get("WATCHDOG_USEC"));
    this.socket = socket;
  }

  private static long number(String text) {
    return text != null && text.matches("[0-9]{1,15}") ? Long.parseLong(text) : 0;
  }

  /** Says that it is ready, and begins to say that it is alive. */
  void ready() {
    if (!asked) {
      return;
    }
    tell("--ready", "--pid=" + ProcessHandle.current().pid());
    if (watchdogMicros > 0) {
      ScheduledExecutorService clock =
          Executors.newSingleThreadScheduledExecutor(
              task -> {
                Thread thread = new Thread(task, "windlass-watchdog");
                thread.setDaemon(true);
                return thread;
              });
      long period = Math.max(1_000_000, watchdogMicros / 2);
      clock.scheduleAtFixedRate(this::alive, period, period, TimeUnit.MICROSECONDS);
    }
  }

  private void alive() {
    if (answers(PATIENCE_SECONDS)) {
      tell("WATCHDOG=1");
    }
  }

  private static void tell(String... words) {
    List<String> command = new ArrayList<>(List.of(PROGRAM));
    command.addAll(List.of(words));
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      System.err.println("windlass: systemd is not told: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** True when the server says something, whatever it is, within so many seconds. */
  boolean answers(long seconds) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        Selector selector = Selector.open()) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      channel.configureBlocking(false);
      channel.write(ByteBuffer.wrap(QUESTION));
      channel.register(selector, SelectionKey.OP_READ);
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0 || selector.select(left) == 0) {
        return false;
      }
      ByteBuffer answer = ByteBuffer.allocate(5);
      channel.read(answer);
      return new String(answer.array(), 0, answer.position(), StandardCharsets.US_ASCII)
          .equals("HTTP/");
    } catch (IOException e) {
      return false;
    }
  }
}
