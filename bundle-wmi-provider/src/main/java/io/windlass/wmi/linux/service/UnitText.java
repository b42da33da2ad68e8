package io.windlass.wmi.linux.service;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Text of a client as it may stand in a unit file, where it means itself (systemd.syntax(7)). */
final class UnitText {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=,+@-]+");

  private UnitText() {}

  /** True for one line that goes on into no other. */
  static boolean isLine(String text) {
    return text.chars().noneMatch(Character::isISOControl) && !text.endsWith("\\");
  }

  /** A value that systemd looks for specifiers in. */
  static String value(String line) {
    return line.replace("%", "%%");
  }

  /** A command line (systemd.service(5)) without variables, specifiers, prefixes and separators. */
  static String command(List<String> words) {
    return words.stream().map(UnitText::word).collect(Collectors.joining(" "));
  }

  private static String word(String word) {
    String escaped =
        word.replace("\\", "\\\\").replace("\"", "\\\"").replace("%", "%%").replace("$", "$$");
    return PLAIN.matcher(word).matches() ? word : '"' + escaped + '"';
  }
}
