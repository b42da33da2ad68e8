package io.windlass.wsman.cli;

import io.windlass.wsman.client.TrustedHosts;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * The configuration of clients on this machine, {@code etc/io.windlass.wsman.client.cfg} of the
 * instance.
 *
 * @param name where it is or would be
 */
record ClientFile(Path name, TrustedHosts trustedHosts) {
  private static final String NAME = "etc/io.windlass.wsman.client.cfg";

  /** Reads it; without a file nobody is trusted. */
  static ClientFile of(CommandLine line, Terminal terminal) throws UsageException {
    Path file;
    try {
      file = Instance.directory(line.value(Switch.BASE, null), terminal).resolve(NAME);
    } catch (UsageException nowhere) {
      return new ClientFile(Path.of("$WINDLASS_BASE").resolve(NAME), TrustedHosts.parse(""));
    }
    Properties values = new Properties();
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        values.load(reader);
        return new ClientFile(
            file, TrustedHosts.parse(values.getProperty("TrustedHosts", "").strip()));
      } catch (IOException | IllegalArgumentException broken) {
        throw new UsageException(file + " cannot be used: " + broken.getMessage());
      }
    }
    return new ClientFile(file, TrustedHosts.parse(""));
  }
}
