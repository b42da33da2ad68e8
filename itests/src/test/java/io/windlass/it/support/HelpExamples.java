package io.windlass.it.support;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the help of {@code winrm} shows: every topic, and in each the lines that can be typed. */
public final class HelpExamples {
  private static final Pattern LISTED = Pattern.compile("(?m)^  (\\w+)(?: |$)");

  private static final Pattern EXAMPLE = Pattern.compile("  winrm \\S");

  private HelpExamples() {}

  /** A line of a help text that begins with the command's name. */
  public record Example(String topic, String line) {
    @Override
    public String toString() {
      return "winrm help " + topic + ": " + line;
    }
  }

  /** Every operation and topic that the overview lists, the overview, and the hidden operation. */
  public static Set<String> topics(UnpackedDistribution distribution, Path base) throws Exception {
    Set<String> topics = new LinkedHashSet<>(List.of("", "createSDDL"));
    Matcher listed = LISTED.matcher(text(distribution, base, ""));
    while (listed.find()) {
      topics.add(listed.group(1));
    }
    topics.removeAll(List.of("winrm", "help"));
    assertTrue(topics.toString(), topics.size() > 20);
    return topics;
  }

  /** The examples of all of them, in the order of the texts. */
  public static List<Example> all(UnpackedDistribution distribution, Path base) throws Exception {
    List<Example> examples = new ArrayList<>();
    for (String topic : topics(distribution, base)) {
      for (String line : text(distribution, base, topic).split("\n")) {
        if (EXAMPLE.matcher(line).lookingAt()) {
          examples.add(new Example(topic, line.strip()));
        }
      }
    }
    assertTrue(examples.size() + " examples", examples.size() > 60);
    return examples;
  }

  private static String text(UnpackedDistribution distribution, Path base, String topic)
      throws Exception {
    Command.Result shown = distribution.winrm(base, "help", topic.isEmpty() ? "help" : topic);
    assertEquals(topic + ": " + shown.text(), 0, shown.exit());
    return shown.out();
  }
}
