package io.windlass.wsman.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The command {@code windlass why}: the last refusals of the audit log as sentences, the newest
 * first; those of one user or address when a word is given. Needs no running service. Exit codes: 0
 * there was one, 1 there was none or the log cannot be read, 2 wrong usage.
 */
public final class Why {
  private static final int MOST = 10;
  private static final int MAX_BYTES = 4 << 20;
  private static final Pattern MEMBER = Pattern.compile("\"([a-z]+)\":\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-f]{4})|(.))");

  private final PrintStream out;
  private final PrintStream err;

  Why(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Runs it and ends the process. */
  public static void main(String[] args) {
    System.exit(new Why(System.out, System.err).run(args));
  }

  /**
   * Runs it.
   *
   * @param args {@code [WORD] --base DIR}
   */
  int run(String... args) {
    int words = args.length - 2;
    if (words < 0 || words > 1 || !args[words].equals("--base")) {
      err.println("usage: windlass why [USER-OR-ADDRESS] --base DIR");
      return 2;
    }
    Path log = Path.of(args[words + 1]).resolve("log").resolve("audit.log");
    try {
      List<String> refusals = refusals(log, words == 1 ? args[0] : "");
      if (refusals.isEmpty()) {
        err.println("why: " + log + " tells of no refusal" + (words == 1 ? " of " + args[0] : ""));
        return 1;
      }
      refusals.forEach(out::println);
      return 0;
    } catch (IOException e) {
      err.println(
          "why: "
              + log
              + " cannot be read ("
              + e.getMessage()
              + "): run this as the account of the service");
      return 1;
    }
  }

  private static List<String> refusals(Path log, String word) throws IOException {
    if (!Files.exists(log)) {
      return List.of();
    }
    List<String> found = new ArrayList<>();
    for (String line : tail(log)) {
      Map<String, String> members = members(line);
      boolean meant =
          word.isEmpty()
              || word.equalsIgnoreCase(members.get("user"))
              || word.equals(members.get("source"));
      if ("refused".equals(members.get("outcome")) && meant) {
        found.add(sentence(members));
      }
    }
    Collections.reverse(found);
    return found.subList(0, Math.min(MOST, found.size()));
  }

  private static List<String> tail(Path log) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      long start = Math.max(0, file.length() - MAX_BYTES);
      byte[] bytes = new byte[(int) (file.length() - start)];
      file.seek(start);
      file.readFully(bytes);
      return new String(bytes, StandardCharsets.US_ASCII).lines().toList();
    }
  }

  private static Map<String, String> members(String line) {
    Map<String, String> members = new LinkedHashMap<>();
    Matcher member = MEMBER.matcher(line);
    while (member.find()) {
      members.put(member.group(1), printable(member.group(2)));
    }
    return members;
  }

  /** The value as it was, but for what a terminal would obey. */
  private static String printable(String escaped) {
    return ESCAPE
        .matcher(escaped)
        .replaceAll(
            match -> {
              String hex = match.group(1);
              if (hex == null) {
                return Matcher.quoteReplacement(match.group(2));
              }
              char c = (char) Integer.parseInt(hex, 16);
              boolean safe = !Character.isISOControl(c) && c != '\u2028' && c != '\u2029';
              return Matcher.quoteReplacement(String.valueOf(safe ? c : '?'));
            });
  }

  private static String sentence(Map<String, String> members) {
    StringBuilder sentence = new StringBuilder(members.getOrDefault("time", ""));
    sentence.append(' ').append(members.getOrDefault("user", "somebody without a name"));
    sentence.append(" from ").append(members.getOrDefault("source", "somewhere"));
    if (members.containsKey("mechanism")) {
      sentence.append(" by ").append(members.get("mechanism"));
    }
    if (members.containsKey("resource")) {
      sentence.append(" at ").append(members.get("resource"));
    }
    return sentence.append(": ").append(members.getOrDefault("reason", "refused")).toString();
  }
}
