package io.windlass.wsman.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs programs of the host. */
interface Programs {
  /** How a program ended, and what it wrote. */
  record Result(int exit, String output) {}

  /**
   * Runs a program to its end, without input.
   *
   * @throws IOException when there is no such program, or it did not end in time
   */
  Result run(List<String> command, Duration patience) throws IOException;

  /** The operating system's. */
  static Programs ofSystem() {
    return Programs::runToEnd;
  }

  private static Result runToEnd(List<String> command, Duration patience) throws IOException {
    // Into a file: what a program leaves running behind it may keep a pipe open.
    Path output = Files.createTempFile("winrm", ".out");
    Process process = null;
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      process.getOutputStream().close();
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException(
            command.get(0) + " did not end within " + patience.toSeconds() + " s");
      }
      return new Result(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while " + command.get(0) + " was working", stop);
    } finally {
      if (process != null) {
        process.destroyForcibly();
      }
      Files.deleteIfExists(output);
    }
  }
}
