package io.windlass.wmi.linux.system;

import io.windlass.wmi.linux.host.HostRoot;
import io.windlass.wmi.linux.host.KeyValues;
import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * {@code /etc/environment}, from which pam_env(8) sets the variables of everybody who logs on. Safe
 * for several threads of this process.
 */
final class EnvironmentFile {
  private static final String FILE = "/etc/environment";
  private static final int MOST = 1 << 20;
  private static final char UNREADABLE = '\uFFFD';
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");

  /** pam_env knows no escapes, and no line above 1 kB. */
  private static final Pattern VALUE = Pattern.compile("[^\\p{Cntrl}\"\\\\#]{1,800}");

  private final HostRoot files;

  EnvironmentFile(HostRoot files) {
    this.files = files;
  }

  /** Name to value. */
  Map<String, String> read() {
    Map<String, String> variables = new TreeMap<>();
    files
        .text(FILE)
        .map(KeyValues::assignments)
        .ifPresent(all -> all.forEach((name, value) -> variables.put(plain(name), value)));
    return variables;
  }

  private static String plain(String name) {
    return name.replace("export ", "");
  }

  /** Adds a variable, or gives it another value where it stands. */
  synchronized void set(String name, String value) throws ResourceFault {
    if (!NAME.matcher(name).matches()) {
      throw new ResourceFault(
          FaultCode.INVALID_VALUES, "Name must be letters, digits and underscores.");
    }
    if (!VALUE.matcher(value).matches()) {
      throw new ResourceFault(
          FaultCode.INVALID_VALUES,
          "VariableValue must be one line of at most 800 letters without \" \\ and #; to take a"
              + " variable away, delete the instance.");
    }
    List<String> lines = without(name);
    lines.add(name + "=\"" + value + '"');
    write(lines);
  }

  /** Takes a variable away. */
  synchronized void remove(String name) throws ResourceFault {
    write(without(name));
  }

  private List<String> without(String name) throws ResourceFault {
    String text = files.text(FILE, MOST + 1).orElse("");
    if (text.length() > MOST || text.indexOf(UNREADABLE) >= 0) {
      throw new ResourceFault(
          FaultCode.INVALID_VALUES,
          "VariableValue was not changed: " + FILE + " is larger than 1 MiB or no UTF-8.");
    }
    List<String> lines = new ArrayList<>(text.lines().toList());
    lines.removeIf(line -> isOf(name, line));
    return lines;
  }

  private static boolean isOf(String name, String line) {
    int equals = line.indexOf('=');
    return equals > 0 && plain(line.substring(0, equals).strip()).equals(name);
  }

  /** In place: owner, mode and access list stay, and the directory need not be writable. */
  private void write(List<String> lines) throws ResourceFault {
    try {
      Files.write(files.path(FILE), lines, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new ResourceFault(
          FaultCode.ACCESS_DENIED,
          "VariableValue was not changed: this service cannot write " + FILE + ".",
          e);
    }
  }

  /** The value of a variable of the file. */
  Optional<String> value(String name) {
    return Optional.ofNullable(read().get(name));
  }
}
