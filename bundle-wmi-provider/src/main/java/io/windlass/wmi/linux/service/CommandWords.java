package io.windlass.wmi.linux.service;

import java.util.ArrayList;
import java.util.List;

/** Splits {@code PathName} as programs of Windows split their command line. */
final class CommandWords {
  private CommandWords() {}

  /**
   * The words of a command line: blanks separate, double quotes keep together, a backslash before a
   * quote makes it a character.
   *
   * @throws IllegalArgumentException when a quote is not closed
   */
  static List<String> split(String commandLine) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean inWord = false;
    boolean quoted = false;
    for (int i = 0; i < commandLine.length(); i++) {
      char c = commandLine.charAt(i);
      if (c == '\\' && i + 1 < commandLine.length() && commandLine.charAt(i + 1) == '"') {
        word.append('"');
        inWord = true;
        i++;
      } else if (c == '"') {
        quoted = !quoted;
        inWord = true;
      } else if (!quoted && (c == ' ' || c == '\t')) {
        if (inWord) {
          words.add(word.toString());
          word.setLength(0);
        }
        inWord = false;
      } else {
        word.append(c);
        inWord = true;
      }
    }
    if (quoted) {
      throw new IllegalArgumentException("a quote is not closed");
    }
    if (inWord) {
      words.add(word.toString());
    }
    return words;
  }
}
