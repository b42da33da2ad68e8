package io.windlass.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a run is about.
 *
 * @param distribution the unpacked distribution
 * @param provider the jar of the plug-in to measure
 * @param docs where performance.md and its plots are
 * @param work a directory for this run alone
 * @param quick true for a trial: shorter, and nothing is written to the documents
 * @param parts what to measure
 * @param peer another server to measure beside
 */
record Room(
    Path distribution,
    Path provider,
    Path docs,
    Path work,
    boolean quick,
    Set<Part> parts,
    Optional<Target> peer) {
  private static final String USAGE =
      """
      usage: benchmarks/run [--quick] [PART...] [--peer URL [--peer-user USER:PASSWORD]
                            [--peer-resource URI] [--peer-pid PID] [--peer-name NAME]]
      parts: start, jmh, load, clients, sizes, memory, auth; all when none is named
      --quick is a trial of some minutes that writes nothing into docs/performance.md.
      The peer's resource is a class of 50 instances that answers Get without selectors and
      Enumerate; with its pid its processor time is read from /proc.""";

  /** What can be measured. */
  enum Part {
    START,
    JMH,
    LOAD,
    CLIENTS,
    SIZES,
    MEMORY,
    AUTH
  }

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException with the usage when it is not one
   */
  static Room of(Path root, Path work, List<String> arguments) throws IOException {
    Deque<String> left = new ArrayDeque<>(arguments);
    Set<Part> parts = EnumSet.noneOf(Part.class);
    boolean quick = false;
    String url = null;
    String user = "bench:bench-pass";
    String resource = "http://schema.openwsman.org/2006/openwsman/test";
    String name = "peer";
    Optional<ProcessFigures> figures = Optional.empty();
    while (!left.isEmpty()) {
      String argument = left.pop();
      switch (argument) {
        case "--quick" -> quick = true;
        case "--peer" -> url = value(argument, left);
        case "--peer-user" -> user = value(argument, left);
        case "--peer-resource" -> resource = value(argument, left);
        case "--peer-name" -> name = value(argument, left);
        case "--peer-pid" ->
            figures = Optional.of(new ProcessFigures(Long.parseLong(value(argument, left))));
        case "--help", "-h" -> throw new IllegalArgumentException(USAGE);
        default -> parts.add(part(argument));
      }
    }
    Optional<Target> peer = Optional.empty();
    if (url != null) {
      int colon = user.indexOf(':');
      String header = Windlass.basic(user.substring(0, colon), user.substring(colon + 1));
      Requests requests = new Requests(resource, "");
      peer = Optional.of(new Target(name, url, header, requests, figures, Optional.empty()));
    }
    return new Room(
        root.resolve("runtime/target/windlass"),
        provider(root.resolve("benchmarks/provider/target")),
        root.resolve("docs"),
        work,
        quick,
        parts.isEmpty() ? EnumSet.allOf(Part.class) : parts,
        peer);
  }

  private static String value(String option, Deque<String> left) {
    if (left.isEmpty()) {
      throw new IllegalArgumentException(option + " needs a value\n" + USAGE);
    }
    return left.pop();
  }

  private static Part part(String name) {
    try {
      return Part.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("there is no part " + name + "\n" + USAGE, e);
    }
  }

  private static Path provider(Path directory) throws IOException {
    try (var jars = Files.newDirectoryStream(directory, "benchmarks-provider-*.jar")) {
      return jars.iterator().next();
    }
  }

  /** A longer figure, or the one of a trial. */
  int either(int whole, int trial) {
    return quick ? trial : whole;
  }
}
