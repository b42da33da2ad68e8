package io.windlass.benchmarks.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A log of {@code -Xlog:gc}. */
final class GcLog {
  private static final Pattern PAUSE = Pattern.compile("Pause .* (\\d+\\.\\d+)ms");

  private final Path file;

  GcLog(Path file) {
    this.file = file;
  }

  /** The JVM option that writes it. */
  String option() {
    return "-Xlog:gc:file=" + file;
  }

  /** Where it ends now. */
  long position() throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }

  /** The pauses since a position. */
  Pauses since(long position) throws IOException {
    byte[] all = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    int from = (int) Math.min(position, all.length);
    Matcher pause = PAUSE.matcher(new String(all, from, all.length - from, StandardCharsets.UTF_8));
    int count = 0;
    double millis = 0;
    while (pause.find()) {
      count++;
      millis += Double.parseDouble(pause.group(1));
    }
    return new Pauses(count, millis);
  }

  /** How many, and how long together. */
  record Pauses(int count, double millis) {}
}
