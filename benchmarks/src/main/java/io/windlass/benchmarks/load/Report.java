package io.windlass.benchmarks.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Says what was found, and writes it into docs/performance.md between the marks of its part. */
final class Report {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT);

  private final Room room;
  private final Path file;

  Report(Room room) {
    this.room = room;
    this.file = room.docs().resolve("performance.md");
  }

  /** Takes the figures of a part. */
  void put(Room.Part part, String figures) throws IOException, InterruptedException {
    String text = stamp() + "\n\n" + figures.strip() + "\n";
    System.out.println("\n" + text);
    if (room.quick()) {
      return;
    }
    String name = part.name().toLowerCase(Locale.ROOT);
    String begin = "<!-- " + name + " -->\n";
    String end = "<!-- /" + name + " -->";
    String whole = Files.readString(file);
    int from = whole.indexOf(begin);
    int to = whole.indexOf(end);
    if (from < 0 || to < from) {
      throw new IOException(file + " has no marks " + begin.strip() + " and " + end);
    }
    Files.writeString(file, whole.substring(0, from + begin.length()) + text + whole.substring(to));
  }

  /** When, where and what. */
  private String stamp() throws IOException, InterruptedException {
    return "Measured "
        + TIME.format(ZonedDateTime.now(ZoneOffset.UTC))
        + ", commit "
        + commit()
        + ", "
        + Runtime.getRuntime().availableProcessors()
        + " processors ("
        + processor()
        + "), Linux "
        + System.getProperty("os.version")
        + ", Java "
        + System.getProperty("java.version")
        + ", load average before it "
        + Files.readString(Path.of("/proc/loadavg")).split(" ")[0]
        + ".";
  }

  private static String processor() throws IOException {
    return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse(System.getProperty("os.arch"));
  }

  private String commit() throws IOException, InterruptedException {
    Process git =
        new ProcessBuilder(List.of("git", "describe", "--always", "--dirty=+"))
            .directory(room.docs().toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    git.waitFor();
    return said.isEmpty() ? "unknown" : said;
  }
}
