package io.windlass.it.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A program that runs to its end, within a deadline. */
public final class Command {
  private static final Duration DEADLINE = Duration.ofSeconds(90);

  private Command() {}

  /** What a program left behind. */
  public record Result(int exit, String out, String err) {
    /** Everything that it printed, for messages. */
    public String text() {
      return "exit " + exit + "\n" + out + err;
    }
  }

  public static Result run(Path directory, Map<String, String> environment, String... command)
      throws Exception {
    return runWith("", directory, environment, command);
  }

  /** Runs it with a text on standard input. */
  public static Result runWith(
      String input, Path directory, Map<String, String> environment, String... command)
      throws Exception {
    ProcessBuilder builder = new ProcessBuilder(List.of(command)).directory(directory.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    CompletableFuture<String> out = CompletableFuture.supplyAsync(() -> read(process, true));
    CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> read(process, false));
    try (var stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // A program that reads nothing may have closed its end already.
      return finish(process, out, err, command);
    }
    return finish(process, out, err, command);
  }

  private static Result finish(
      Process process,
      CompletableFuture<String> out,
      CompletableFuture<String> err,
      String... command)
      throws Exception {
    if (!process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(String.join(" ", command) + " did not end within " + DEADLINE);
    }
    return new Result(
        process.exitValue(), out.get(10, TimeUnit.SECONDS), err.get(10, TimeUnit.SECONDS));
  }

  private static String read(Process process, boolean standard) {
    try (var stream = standard ? process.getInputStream() : process.getErrorStream()) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
