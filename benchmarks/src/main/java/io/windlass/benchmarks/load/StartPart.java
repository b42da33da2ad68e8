package io.windlass.benchmarks.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From the start of the process to its first answer, as {@code runtime/measure} finds it. */
final class StartPart {
  private static final Pattern RUN =
      Pattern.compile(
          "run \\d+ \\((.+)\\): first 200 after (\\d+) ms, (\\d+) ms CPU; idle (\\d+) MiB RSS");

  private StartPart() {}

  static String measure(Room room) throws IOException, InterruptedException {
    Process measure =
        new ProcessBuilder(
                room.docs().resolveSibling("runtime/measure").toString(),
                Integer.toString(room.either(7, 2)))
            .redirectErrorStream(true)
            .start();
    String said = new String(measure.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (measure.waitFor() != 0) {
      throw new IOException("runtime/measure: " + said);
    }
    Markdown table =
        new Markdown("start", "first 200 after, ms", "CPU until then, ms", "idle RSS, MiB");
    List<List<Double>> figures = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    Matcher run = RUN.matcher(said);
    while (run.find()) {
      table.row(run.group(1), run.group(2), run.group(3), run.group(4));
      for (int i = 0; i < figures.size(); i++) {
        figures.get(i).add(Double.parseDouble(run.group(i + 2)));
      }
    }
    if (figures.get(0).isEmpty()) {
      throw new IOException("runtime/measure measured nothing: " + said);
    }
    table.row(
        "median",
        Markdown.number(Markdown.median(figures.get(0))),
        Markdown.number(Markdown.median(figures.get(1))),
        Markdown.number(Markdown.median(figures.get(2))));
    return table.toString();
  }
}
