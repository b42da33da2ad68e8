package io.windlass.benchmarks.load;

import io.windlass.benchmarks.provider.ItemProvider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The packed distribution with one listener on the loopback address, one user with Basic over plain
 * HTTP, and the plug-in to measure in its plugins directory. Otherwise as it comes.
 */
final class Windlass implements AutoCloseable {
  static final String USER = "bench";
  static final String PASSWORD = "Correct-Horse-7";

  private final Started process;
  private final Target server;
  private final Path base;
  private final String program;
  private final int port;

  private Windlass(Started process, Target server, Path base, String program, int port) {
    this.process = process;
    this.server = server;
    this.base = base;
    this.program = program;
    this.port = port;
  }

  /** How it differs from what it is by default. */
  static final class Settings {
    private final Map<String, String> files = new HashMap<>();
    private String javaOptions = "";

    /** A file of {@code etc/}, by name. */
    Settings file(String name, String text) {
      files.put(name, text);
      return this;
    }

    /** Options of its JVM, after its own. */
    Settings java(String options) {
      javaOptions = options;
      return this;
    }
  }

  /**
   * Starts it.
   *
   * @param room where the distribution and the plug-in are
   * @param base a directory that does not exist yet
   */
  static Windlass start(Room room, Path base, Settings settings) throws Exception {
    Path etc = Files.createDirectories(base.resolve("etc"));
    int port = Started.freePort();
    Files.writeString(
        etc.resolve("io.windlass.wsman.listener-bench.cfg"),
        "transport=HTTP\naddress=127.0.0.1\nport=" + port + "\n");
    Files.writeString(etc.resolve("io.windlass.wsman.auth.cfg"), "basic=true\n");
    for (Map.Entry<String, String> file : settings.files.entrySet()) {
      Files.writeString(etc.resolve(file.getKey()), file.getValue());
    }
    Files.copy(
        room.provider(),
        Files.createDirectories(base.resolve("plugins")).resolve("bench.jar"),
        StandardCopyOption.REPLACE_EXISTING);
    String program = room.distribution().resolve("bin/windlass").toString();
    addUser(program, base, USER, "--ntlm", "--password-stdin");
    GcLog gc = new GcLog(base.resolve("gc.log"));
    Started process =
        Started.start(
            List.of(program, "run", "--base", base.toString()),
            Map.of("WINDLASS_JAVA_OPTS", (gc.option() + " " + settings.javaOptions).strip()),
            base.resolve("out"),
            "ready ");
    Target server =
        new Target(
            "Windlass",
            "http://127.0.0.1:" + port + "/wsman",
            basic(USER, PASSWORD),
            of("Bench_50"),
            Optional.of(process.figures()),
            Optional.of(gc));
    Windlass windlass = new Windlass(process, server, base, program, port);
    windlass.awaitProvider();
    return windlass;
  }

  /** Requests for a class of the plug-in. */
  static Requests of(String className) {
    return new Requests(
        ItemProvider.URI + "/" + className,
        "<w:SelectorSet><w:Selector Name=\"Id\">7</w:Selector></w:SelectorSet>");
  }

  /** The header for a user. */
  static String basic(String user, String password) {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  /** Makes a principal of Kerberos known. */
  void addPrincipal(String principal) throws Exception {
    addUser(program, base, principal, "--no-password");
  }

  /** Where it listens. */
  int port() {
    return port;
  }

  private static void addUser(String program, Path base, String user, String... options)
      throws Exception {
    Path input = Files.writeString(base.resolve("password"), PASSWORD + "\n");
    List<String> command = new ArrayList<>(List.of(program, "user", "add", user, "--admin"));
    command.addAll(List.of(options));
    command.addAll(List.of("--base", base.toString()));
    Process added =
        new ProcessBuilder(command).redirectInput(input.toFile()).redirectErrorStream(true).start();
    String said = new String(added.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!added.waitFor(30, TimeUnit.SECONDS) || added.exitValue() != 0) {
      throw new IOException("windlass user add: " + said);
    }
  }

  private void awaitProvider() throws Exception {
    try (Connection connection = connect()) {
      Await.until(
          "the plug-in answers",
          Duration.ofSeconds(20),
          () -> {
            try {
              return connection
                  .post(server.requests().body(Operation.GET))
                  .contains(Operation.GET.expected());
            } catch (IOException e) {
              return false;
            }
          });
    }
  }

  /** Another connection. */
  Connection connect() throws IOException {
    return new Connection(server.url(), server.authorization());
  }

  /** It, under load. */
  Target server() {
    return server;
  }

  /** Its process. */
  ProcessFigures figures() {
    return process.figures();
  }

  @Override
  public void close() throws InterruptedException {
    process.close();
  }
}
