package io.windlass.benchmarks.load;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs wrk with our script and reads what it found. */
final class Wrk {
  private static final Pattern RESULT =
      Pattern.compile(
          "result requests=(\\d+) micros=(\\d+) p50=(\\d+) p99=(\\d+) wrong=(\\d+) lost=(\\d+)");

  private final Path directory;
  private final Path script;

  /**
   * @param directory for the script and the messages
   */
  Wrk(Path directory) throws IOException {
    this.directory = directory;
    this.script = directory.resolve("post.lua");
    try (InputStream in = Wrk.class.getResourceAsStream("post.lua")) {
      Files.write(script, in.readAllBytes());
    }
  }

  /**
   * Loads a server with one operation.
   *
   * @throws IOException when an answer was wrong: a figure of wrong answers is none
   */
  Sample run(Target server, Operation operation, int connections, int seconds)
      throws IOException, InterruptedException {
    Path own = Files.createDirectories(directory.resolve(server.name().replace(' ', '-')));
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of("wrk", "-t1", "-c" + connections, "-d" + seconds + "s", "--timeout=10s"));
    command.addAll(List.of("-s", script.toString(), server.url(operation), "--"));
    command.addAll(List.of(server.authorization(), operation.expected()));
    command.add(server.requests().write(operation, own).toString());
    if (operation == Operation.PULL) {
      command.add(server.requests().writePull(own).toString());
    }
    long cpu = cpu(server);
    long gc = server.gc().isPresent() ? server.gc().get().position() : 0;
    String text = run(command, seconds);
    long spent = cpu(server) - cpu;
    Matcher result = RESULT.matcher(text);
    if (!result.find()
        || Long.parseLong(result.group(5)) > 0
        || Long.parseLong(result.group(1)) == 0) {
      throw new IOException(
          server.name() + ", " + operation.label() + ": wrong or no answers: " + text.strip());
    }
    long requests = Long.parseLong(result.group(1));
    GcLog.Pauses pauses =
        server.gc().isPresent() ? server.gc().get().since(gc) : new GcLog.Pauses(0, Double.NaN);
    return new Sample(
        requests * 1e6 / Long.parseLong(result.group(2)),
        Long.parseLong(result.group(3)) / 1000.0,
        Long.parseLong(result.group(4)) / 1000.0,
        server.figures().isPresent() ? (double) spent / requests : Double.NaN,
        server.figures().isPresent() ? server.figures().get().rssMegabytes() : Double.NaN,
        pauses,
        Long.parseLong(result.group(6)));
  }

  private static long cpu(Target server) throws IOException {
    return server.figures().isPresent() ? server.figures().get().cpuMicros() : 0;
  }

  private static String run(List<String> command, int seconds)
      throws IOException, InterruptedException {
    Process wrk = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(wrk.getInputStream().readAllBytes());
    if (!wrk.waitFor(seconds + 30L, TimeUnit.SECONDS)) {
      wrk.destroyForcibly();
    }
    return text;
  }
}
