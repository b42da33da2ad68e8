package io.windlass.wmi.linux.host;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs a program of the host for a bounded time, without input. */
public final class Command {
  private static final int OUTPUT_LIMIT = 8 << 20;
  private static final int REPORT_LIMIT = 1 << 16;
  private static final Path NULL_DEVICE = Path.of("/dev/null");

  private Command() {}

  /**
   * How a program ended.
   *
   * @param exitCode 0 for success; {@link #TIMED_OUT} when it was killed at its time limit
   * @param output what it wrote to its standard output; empty where that was not asked for
   */
  public record Result(int exitCode, String output) {
    /** No program ends with this code. */
    public static final int TIMED_OUT = -1;

    /** True when the program did not end in time and was killed. */
    public boolean timedOut() {
      return exitCode == TIMED_OUT;
    }
  }

  /** Runs a program and reads what it writes, up to 8 MiB. */
  public static Result read(List<String> command, Duration limit)
      throws IOException, InterruptedException {
    return read(prepare(command).redirectError(Redirect.DISCARD), OUTPUT_LIMIT, limit);
  }

  /**
   * Runs a program and reads all that it writes, errors too, up to 64 KiB: what it says about its
   * failure. Not for programs that leave something running, which would keep the output open.
   */
  public static Result report(List<String> command, Duration limit)
      throws IOException, InterruptedException {
    return read(prepare(command).redirectErrorStream(true), REPORT_LIMIT, limit);
  }

  private static Result read(ProcessBuilder builder, int bytes, Duration limit)
      throws IOException, InterruptedException {
    Process process = builder.start();
    CompletableFuture<String> output = new CompletableFuture<>();
    Thread reader =
        new Thread(() -> drain(process.getInputStream(), bytes, output), "wmi-command-output");
    reader.setDaemon(true);
    reader.start();
    int exitCode = await(process, limit);
    try {
      return new Result(exitCode, exitCode < 0 ? "" : output.get(1, TimeUnit.SECONDS));
    } catch (TimeoutException e) {
      return new Result(Result.TIMED_OUT, ""); // somebody else keeps the pipe open
    } catch (ExecutionException e) {
      throw new IOException("cannot read the output of " + builder.command().get(0), e.getCause());
    }
  }

  /**
   * Runs a program whose output nobody wants; what it leaves running in the background lives on.
   */
  public static Result run(List<String> command, Duration limit)
      throws IOException, InterruptedException {
    Process process =
        prepare(command).redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD).start();
    return new Result(await(process, limit), "");
  }

  private static ProcessBuilder prepare(List<String> command) {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(NULL_DEVICE.toFile())
            .directory(Path.of("/").toFile());
    builder.environment().put("LC_ALL", "C");
    return builder;
  }

  private static int await(Process process, Duration limit) throws InterruptedException {
    boolean ended = false;
    try {
      ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
      return ended ? process.exitValue() : Result.TIMED_OUT;
    } finally {
      if (!ended) {
        process.destroyForcibly(); // not otherwise: it would close the output, too
      }
    }
  }

  private static void drain(InputStream in, int limit, CompletableFuture<String> output) {
    try (in) {
      byte[] bytes = in.readNBytes(limit);
      output.complete(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      output.completeExceptionally(e);
    }
  }
}
