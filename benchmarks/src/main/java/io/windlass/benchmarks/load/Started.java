package io.windlass.benchmarks.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process that was started here and ends with us. */
final class Started implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);
  private static final int STOP_SECONDS = 20;

  private final Process process;

  private Started(Process process) {
    this.process = process;
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
  }

  /**
   * Starts a command and waits until a line of its output begins with a word.
   *
   * @param output the file that gets what it says
   */
  static Started start(
      List<String> command, Map<String, String> environment, Path output, String ready)
      throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    Started started = new Started(builder.start());
    Await.until(
        command.get(0) + " says \"" + ready + "\" in " + output,
        START,
        () -> {
          if (!started.process.isAlive()) {
            throw new IOException(command.get(0) + " ended: " + Files.readString(output));
          }
          return Files.readAllLines(output).stream().anyMatch(line -> line.startsWith(ready));
        });
    return started;
  }

  /** A port of the loopback address that nobody has now. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Its figures. */
  ProcessFigures figures() {
    return new ProcessFigures(process.pid());
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
