package io.windlass.wmi.linux.perf;

import io.windlass.wmi.linux.host.HostRoot;
import io.windlass.wmi.linux.host.Numbers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The two forms in which the kernel tells counters by name. */
final class KernelTables {
  private KernelTables() {}

  /** Lines of a name, blanks and a number, such as those of {@code /proc/vmstat}. */
  static Map<String, Long> lines(HostRoot files, String file) {
    Map<String, Long> counters = new HashMap<>();
    for (String line : files.lines(file)) {
      String[] words = line.split("\\s+", 3);
      if (words.length > 1) {
        Numbers.parse(words[1]).ifPresent(number -> counters.put(words[0], number));
      }
    }
    return counters;
  }

  /**
   * Pairs of a line of names and a line of numbers, both headed by the same word, such as those of
   * {@code /proc/net/snmp}: {@code Tcp:}. The counters of one heading, under it and their name, as
   * {@code TcpInSegs}.
   */
  static Map<String, Long> pairs(HostRoot files, String file) {
    Map<String, Long> counters = new HashMap<>();
    List<String> lines = files.lines(file);
    for (int i = 0; i + 1 < lines.size(); i += 2) {
      String[] names = lines.get(i).split(" ");
      String[] numbers = lines.get(i + 1).split(" ");
      String heading = names[0].replace(":", "");
      for (int column = 1; column < Math.min(names.length, numbers.length); column++) {
        String name = heading + names[column];
        Numbers.parse(numbers[column]).ifPresent(number -> counters.put(name, number));
      }
    }
    return counters;
  }

  /**
   * A heading of processors ({@code CPU0 CPU1}) and lines of a word and a number for each, such as
   * those of {@code /proc/interrupts}. The sum of each column, under its heading; lines with fewer
   * numbers count errors and are left out.
   */
  static Map<String, Long> columns(HostRoot files, String file) {
    Map<String, Long> sums = new HashMap<>();
    List<String> lines = files.lines(file);
    String[] heads = lines.isEmpty() ? new String[0] : lines.get(0).strip().split("\\s+");
    for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
      String[] words = line.strip().split("\\s+");
      if (words.length > heads.length && Numbers.parse(words[heads.length]).isPresent()) {
        for (int column = 0; column < heads.length; column++) {
          sums.merge(heads[column], Numbers.parse(words[column + 1]).orElse(0), Long::sum);
        }
      }
    }
    return sums;
  }
}
