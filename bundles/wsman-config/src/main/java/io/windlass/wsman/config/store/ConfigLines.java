package io.windlass.wsman.config.store;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * A {@code .cfg} file as lines: values are changed where they stand, and what else its owner wrote,
 * comments and all, stays. Written for File Install, which reads Java properties and then replaces
 * {@code ${…}}.
 */
final class ConfigLines {
  private ConfigLines() {}

  /**
   * The file with other values.
   *
   * @param content what stands there; empty for a new file
   * @param changes by name, compared without case; null takes the name out
   */
  static String change(String content, Map<String, String> changes) {
    Map<String, String> left = new LinkedHashMap<>();
    changes.forEach((name, value) -> left.put(name, value));
    StringBuilder out = new StringBuilder(content.length() + 256);
    for (String entry : entries(content)) {
      String name = nameOf(entry);
      String asked = name == null ? null : find(changes, name);
      if (asked == null) {
        out.append(entry).append('\n');
      } else if (left.containsKey(asked)) {
        // A name that stands twice is written once.
        append(asked, left.remove(asked), out);
      }
    }
    left.forEach((name, value) -> append(name, value, out));
    return out.toString();
  }

  private static void append(String name, String value, StringBuilder out) {
    if (value != null) {
      out.append(name).append(" = ").append(escaped(value)).append('\n');
    }
  }

  private static String find(Map<String, String> changes, String name) {
    for (String asked : changes.keySet()) {
      if (asked.equalsIgnoreCase(name)) {
        return asked;
      }
    }
    return null;
  }

  /** The lines, with those that go on in the next one joined to it. */
  private static List<String> entries(String content) {
    List<String> entries = new ArrayList<>();
    StringBuilder entry = new StringBuilder();
    for (String line : content.split("\r\n|\r|\n", -1)) {
      entry.append(line);
      boolean comment = entry.length() > 0 && isComment(entry.toString());
      if (!comment && goesOn(line)) {
        entry.append('\n');
      } else {
        entries.add(entry.toString());
        entry.setLength(0);
      }
    }
    if (entry.length() > 0) {
      // The file ends where it was to go on: without the backslash nothing goes on into what
      // is added.
      entries.add(entry.substring(0, entry.length() - 2));
    }
    int last = entries.size() - 1;
    if (last >= 0 && entries.get(last).isEmpty()) {
      entries.remove(last);
    }
    return entries;
  }

  private static boolean isComment(String entry) {
    String start = stripped(entry);
    return start.startsWith("#") || start.startsWith("!");
  }

  /** What counts as blank for properties: three characters, and no others of Unicode. */
  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\f';
  }

  private static String stripped(String entry) {
    int start = 0;
    while (start < entry.length() && isBlank(entry.charAt(start))) {
      start++;
    }
    return entry.substring(start);
  }

  private static boolean goesOn(String line) {
    int backslashes = 0;
    for (int i = line.length() - 1; i >= 0 && line.charAt(i) == '\\'; i--) {
      backslashes++;
    }
    return backslashes % 2 == 1;
  }

  /** The name of an entry, or null for a comment or a blank line. */
  private static String nameOf(String entry) {
    Properties one = new Properties();
    try {
      one.load(new StringReader(entry));
    } catch (IOException | IllegalArgumentException malformed) {
      // File Install reads nothing of such a file; the line is its owner's to mend.
      return null;
    }
    return one.stringPropertyNames().stream().findFirst().orElse(null);
  }

  /** A value that properties and the replacement of {@code ${…}} give back as it is. */
  static String escaped(String value) {
    StringBuilder out = new StringBuilder(value.length() + 8);
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\') {
        out.append("\\\\\\\\");
      } else if (c == '{' || c == '}') {
        out.append("\\\\").append(c);
      } else if (c == '\n' || c == '\r' || c == '\t' || c < ' ' || c > '~') {
        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else if (c == ' ' && (i == 0 || i == value.length() - 1)) {
        out.append("\\ ");
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
