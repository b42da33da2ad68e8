package io.windlass.wmi.linux.service;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the text of a SysV init script says about its service: the LSB header, and the shell
 * variables that nearly all of them set ({@code NAME}, {@code DAEMON}, {@code PIDFILE}). The script
 * is not run.
 */
final class InitScript {
  private static final Pattern ASSIGNMENT =
      Pattern.compile("^\\s*([A-Za-z_]*)=(\"[^\"$`]*(?:\\$[{\\w][^\"`]*)?\"|'[^']*'|[^\\s;#`]*)");

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{?(\\w+)}?");
  private static final int LONGEST_VALUE = 4096;

  private final Map<String, String> header = new HashMap<>();
  private final Map<String, String> variables = new HashMap<>();

  private InitScript() {}

  /** Reads a script; a text that is none gives no facts. */
  static InitScript parse(String text) {
    return new InitScript().read(text);
  }

  /** Reads a script of OpenRC, in whose variables the name of the service may stand. */
  static InitScript parse(String text, String name) {
    InitScript script = new InitScript();
    script.variables.put("RC_SVCNAME", name);
    script.variables.put("SVCNAME", name);
    return script.read(text);
  }

  private InitScript read(String text) {
    boolean inHeader = false;
    String key = null;
    for (String line : text.lines().toList()) {
      if (line.startsWith("### BEGIN INIT INFO")) {
        inHeader = true;
      } else if (line.startsWith("### END INIT INFO")) {
        inHeader = false;
      } else if (inHeader) {
        key = headerLine(line, key);
      } else {
        assignment(line);
      }
    }
    return this;
  }

  /** Takes a header line; the description goes on in lines that start with a tab or two blanks. */
  private String headerLine(String line, String lastKey) {
    if (!line.startsWith("#")) {
      return lastKey;
    }
    String content = line.substring(1);
    int colon = content.indexOf(':');
    boolean continued = content.startsWith("  ") || content.startsWith("\t");
    if (continued && "Description".equals(lastKey)) {
      header.merge(lastKey, content.strip(), (a, b) -> (a + " " + b).strip());
      return lastKey;
    }
    if (colon < 0) {
      return lastKey;
    }
    String key = content.substring(0, colon).strip();
    header.put(key, content.substring(colon + 1).strip());
    return key;
  }

  private void assignment(String line) {
    Matcher found = ASSIGNMENT.matcher(line);
    if (found.lookingAt()) {
      String value = found.group(2);
      boolean quoted = value.length() > 1 && (value.startsWith("\"") || value.startsWith("'"));
      value = quoted ? value.substring(1, value.length() - 1) : value;
      variables.putIfAbsent(found.group(1), resolve(value));
    }
  }

  private String resolve(String value) {
    Matcher variable = VARIABLE.matcher(value);
    String resolved =
        variable.replaceAll(
            match -> Matcher.quoteReplacement(variables.getOrDefault(match.group(1), "")));
    return resolved.length() > LONGEST_VALUE ? "" : resolved;
  }

  Optional<String> shortDescription() {
    return header("Short-Description");
  }

  Optional<String> description() {
    return header("Description");
  }

  /** The names under which others need it. */
  List<String> provides() {
    return words("Provides");
  }

  /** What has to be started before. */
  List<String> required() {
    return words("Required-Start");
  }

  private List<String> words(String key) {
    return header(key).map(text -> List.of(text.split("\\s+"))).orElse(List.of());
  }

  private Optional<String> header(String key) {
    return Optional.ofNullable(header.get(key)).filter(text -> !text.isEmpty());
  }

  /** The value of a shell variable that is not empty. */
  Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name)).filter(text -> !text.isEmpty());
  }

  /** The program that the script starts. */
  Optional<String> daemon() {
    return variable("DAEMON").or(() -> variable("command")).filter(path -> path.startsWith("/"));
  }

  /** Files in which the script may keep the process id. */
  Set<String> pidFiles() {
    Set<String> files = new LinkedHashSet<>();
    variables.forEach(
        (name, value) -> {
          if (name.toUpperCase(Locale.ROOT).contains("PID") && value.startsWith("/")) {
            files.add(value);
          }
        });
    return files;
  }
}
