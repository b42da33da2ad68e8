package io.windlass.wsman.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The texts of {@code winrm help TOPIC} and {@code winrm VERB -?}. */
final class Help {
  private Help() {}

  /** The text of a topic or verb; the overview for an empty one. */
  static String text(String topic) throws UsageException, IOException {
    String name = topic.isEmpty() ? "overview" : topic.toLowerCase(Locale.ROOT);
    Verb verb = Verb.named(name);
    if (verb != null) {
      name = verb == Verb.HELP ? "overview" : verb.label().toLowerCase(Locale.ROOT);
    }
    for (int i = 0; i < name.length(); i++) {
      if (!Character.isLetterOrDigit(name.charAt(i))) {
        throw unknown(topic);
      }
    }
    try (InputStream in = Help.class.getResourceAsStream("help/" + name + ".txt")) {
      if (in == null) {
        throw unknown(topic);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static UsageException unknown(String topic) {
    return new UsageException("There is no help on " + topic + ": winrm help lists the topics");
  }
}
