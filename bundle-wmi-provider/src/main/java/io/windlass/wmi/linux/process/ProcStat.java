package io.windlass.wmi.linux.process;

import java.util.Optional;

/**
 * One line of {@code /proc/PID/stat} (proc(5)), as far as it is used. Times are in clock ticks.
 *
 * @param name the name of the program, at most 15 bytes; may hold blanks and parentheses
 * @param state one letter
 * @param faults page faults, minor and major
 * @param startTime ticks after boot
 * @param resident pages in memory
 * @param realtimePriority 0 for an ordinary process
 */
public record ProcStat(
    String name,
    char state,
    long parent,
    long session,
    long faults,
    long userTicks,
    long kernelTicks,
    long nice,
    long threads,
    long startTime,
    long virtualSize,
    long resident,
    long realtimePriority) {

  /** Reads the line; empty when it is anything else. */
  @SuppressWarnings("checkstyle:ParameterNumber") // the kernel's record is that wide
  public static Optional<ProcStat> parse(String text) {
    int open = text.indexOf('(');
    int close = text.lastIndexOf(')');
    if (open < 0 || close < open) {
      return Optional.empty();
    }
    // The field numbers of proc(5) start at 1; field 3 is the first after the name.
    String[] fields = text.substring(close + 1).strip().split("\\s+");
    if (fields.length < 22 || fields[0].length() != 1) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new ProcStat(
              text.substring(open + 1, close),
              fields[0].charAt(0),
              field(fields, 4),
              field(fields, 6),
              field(fields, 10) + field(fields, 12),
              field(fields, 14),
              field(fields, 15),
              field(fields, 19),
              field(fields, 20),
              field(fields, 22),
              field(fields, 23),
              field(fields, 24),
              fields.length > 37 ? field(fields, 40) : 0));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static long field(String[] fields, int number) {
    String text = fields[number - 3];
    return text.startsWith("-") ? Long.parseLong(text) : Long.parseUnsignedLong(text);
  }
}
