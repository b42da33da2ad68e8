package io.windlass.wmi.linux.host;

import java.util.LinkedHashMap;
import java.util.Map;

/** The two forms of key and value that Linux keeps facts in. */
public final class KeyValues {
  private KeyValues() {}

  /** {@code Key: value} lines, as in {@code /proc/meminfo}; a later key wins. */
  public static Map<String, String> colons(String text) {
    return split(text, ':');
  }

  /**
   * {@code KEY=value} lines with optional quotes, as in os-release(5); comments are left out and
   * backslash escapes inside double quotes are resolved.
   */
  public static Map<String, String> assignments(String text) {
    Map<String, String> values = split(text, '=');
    values.keySet().removeIf(key -> key.startsWith("#"));
    values.replaceAll((key, value) -> unquote(value));
    return values;
  }

  private static Map<String, String> split(String text, char separator) {
    Map<String, String> values = new LinkedHashMap<>();
    text.lines()
        .forEach(
            line -> {
              int at = line.indexOf(separator);
              if (at > 0) {
                values.put(line.substring(0, at).strip(), line.substring(at + 1).strip());
              }
            });
    return values;
  }

  private static String unquote(String value) {
    if (value.length() < 2) {
      return value;
    }
    char quote = value.charAt(0);
    if ((quote != '"' && quote != '\'') || value.charAt(value.length() - 1) != quote) {
      return value;
    }
    String inside = value.substring(1, value.length() - 1);
    return quote == '"' ? inside.replaceAll("\\\\(.)", "$1") : inside;
  }
}
