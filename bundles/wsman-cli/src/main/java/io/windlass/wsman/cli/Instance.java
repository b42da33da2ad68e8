package io.windlass.wsman.cli;

import java.nio.file.Path;

/** Finds the instance directory of this machine's service. */
final class Instance {
  private Instance() {}

  /** The named directory, or {@code WINDLASS_BASE}, or {@code ~/.windlass}; absolute. */
  static Path directory(String named, Terminal terminal) throws UsageException {
    if (named != null) {
      return absolute(named);
    }
    String variable = terminal.environment("WINDLASS_BASE");
    if (variable != null && !variable.isEmpty()) {
      return absolute(variable);
    }
    String home = terminal.environment("HOME");
    if (home == null || home.isEmpty()) {
      throw new UsageException("HOME is not set: name the instance directory with -base:DIR");
    }
    return absolute(home).resolve(".windlass");
  }

  private static Path absolute(String directory) throws UsageException {
    if (directory.isEmpty()) {
      throw new UsageException("-base needs a directory: -base:DIR");
    }
    return Path.of(directory).toAbsolutePath().normalize();
  }

  static Path socket(Path base) {
    return base.resolve("data").resolve("wsman.sock");
  }

  static String notRunning(Path base) {
    return "No Windlass is running for "
        + base
        + ": start it with bin/windlass run, or name a host with -r:";
  }
}
