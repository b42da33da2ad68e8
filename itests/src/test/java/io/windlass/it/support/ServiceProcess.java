package io.windlass.it.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** {@code windlass run} of a distribution as a process of its own; ended with the test. */
public final class ServiceProcess implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private final Process process;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final List<String> seen = new ArrayList<>();

  private ServiceProcess(Process process) {
    this.process = process;
    Thread reader = new Thread(this::read, "service-output");
    reader.setDaemon(true);
    reader.start();
  }

  /** Starts it; output and errors come as one stream of lines. */
  public static ServiceProcess start(Path home, Path base) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(home.resolve("bin/windlass").toString(), "run", "--base", "" + base);
    builder.redirectErrorStream(true);
    return new ServiceProcess(builder.start());
  }

  public long pid() {
    return process.pid();
  }

  /** How many files and connections it has open, from {@code /proc}. */
  public long openFiles() throws IOException {
    try (var descriptors = Files.list(Path.of("/proc", Long.toString(pid()), "fd"))) {
      return descriptors.count();
    }
  }

  /** The next line that begins so. */
  public String awaitLine(String prefix) throws InterruptedException {
    long end = System.nanoTime() + DEADLINE.toNanos();
    while (true) {
      String line = lines.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
      if (line == null) {
        throw new AssertionError("no line \"" + prefix + "...\" within " + DEADLINE + ": " + seen);
      }
      seen.add(line);
      if (line.startsWith(prefix)) {
        return line;
      }
      if (line.equals(END)) {
        throw new AssertionError("ended without a line \"" + prefix + "...\": " + seen);
      }
    }
  }

  /** Waits for the process to end. */
  public int awaitExit() throws InterruptedException {
    if (!process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("still runs after " + DEADLINE + ": " + seen);
    }
    return process.exitValue();
  }

  /** SIGTERM. */
  public void requestEnd() {
    process.destroy();
  }

  /** SIGTERM, and the exit status. */
  public int terminate() throws InterruptedException {
    process.destroy();
    return awaitExit();
  }

  /** SIGKILL. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    awaitExit();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      awaitExit();
    }
  }

  private static final String END = "(end of output)";

  private void read() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(line);
      }
    } catch (IOException e) {
      lines.add("(output broke: " + e + ")");
    }
    lines.add(END);
  }
}
