package io.windlass.wmi.linux.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes one command line out of the arguments of a process. */
final class CommandLines {
  private CommandLines() {}

  /**
   * Joins the arguments of {@code /proc/PID/cmdline} with blanks. An argument that is empty or
   * holds blanks or quotes stands in double quotes, with a backslash before quotes inside: the way
   * in which Windows programs read their command line. A program that wrote a title over its
   * arguments ({@code nginx: worker process}) has one argument, which is left as it is.
   *
   * @param arguments each ends in a NUL
   * @return empty when there are none, as with kernel threads and zombies
   */
  static Optional<String> join(String arguments) {
    int end = arguments.length();
    while (end > 0 && arguments.charAt(end - 1) == '\0') {
      end--;
    }
    if (end == 0) {
      return Optional.empty();
    }
    List<String> parts = new ArrayList<>();
    for (String argument : arguments.substring(0, end).split("\0", -1)) {
      parts.add(quote(argument));
    }
    return Optional.of(parts.size() == 1 ? arguments.substring(0, end) : String.join(" ", parts));
  }

  private static String quote(String argument) {
    boolean plain =
        !argument.isEmpty()
            && argument.chars().noneMatch(c -> c == ' ' || c == '\t' || c == '\n' || c == '"');
    return plain ? argument : '"' + argument.replace("\"", "\\\"") + '"';
  }
}
