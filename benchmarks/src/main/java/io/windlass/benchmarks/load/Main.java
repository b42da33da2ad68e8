package io.windlass.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** {@code benchmarks/run}: measures the parts that were asked for, one after the other. */
public final class Main {
  private Main() {}

  /**
   * Measures.
   *
   * @param arguments the root of the checkout, and what the user wrote
   */
  public static void main(String[] arguments) throws Exception {
    Path work = Files.createTempDirectory("windlass-bench");
    try {
      List<String> own = List.of(arguments);
      run(Room.of(Path.of(own.get(0)), work, own.subList(1, own.size())));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    } finally {
      delete(work);
    }
  }

  private static void run(Room room) throws Exception {
    Report report = new Report(room);
    for (Room.Part part : room.parts()) {
      System.out.println("== " + part.name().toLowerCase(Locale.ROOT));
      String figures =
          switch (part) {
            case START -> StartPart.measure(room);
            case JMH -> JmhPart.measure(room);
            case LOAD -> LoadPart.measure(room);
            case CLIENTS -> ClientsPart.measure(room);
            case SIZES -> SizesPart.measure(room);
            case MEMORY -> MemoryPart.measure(room);
            case AUTH -> AuthPart.measure(room);
          };
      report.put(part, figures);
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }
}
