package io.windlass.wsman.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** A listener's configuration file {@code etc/io.windlass.wsman.listener-NAME.cfg}. */
record ListenerFile(Path file, String transport, String address, String port, boolean enabled) {
  private static final String PREFIX = "io.windlass.wsman.listener-";

  static Path named(Path base, String name) {
    return base.resolve("etc").resolve(PREFIX + name + ".cfg");
  }

  /** All that an instance has. */
  static List<ListenerFile> all(Path base) throws IOException {
    List<ListenerFile> found = new ArrayList<>();
    Path etc = base.resolve("etc");
    if (Files.isDirectory(etc)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(etc, PREFIX + "*.cfg")) {
        for (Path file : files) {
          found.add(read(file));
        }
      }
    }
    return found;
  }

  private static ListenerFile read(Path file) throws IOException {
    Properties values = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      values.load(reader);
    } catch (IllegalArgumentException broken) {
      throw new IOException(file + " cannot be read: " + broken.getMessage(), broken);
    }
    // The defaults are those of the listener itself.
    String transport = value(values, "transport", "HTTP");
    String port = value(values, "port", "-1");
    if (port.equals("-1")) {
      port = transport.equalsIgnoreCase("HTTPS") ? "5986" : "5985";
    }
    return new ListenerFile(
        file,
        transport,
        value(values, "address", "127.0.0.1"),
        port,
        !value(values, "enabled", "true").equalsIgnoreCase("false"));
  }

  private static String value(Properties values, String key, String otherwise) {
    String value = values.getProperty(key, otherwise).trim();
    boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }

  /** Enabled, for that transport. */
  boolean serves(String wanted) {
    return enabled && transport.equalsIgnoreCase(wanted);
  }
}
