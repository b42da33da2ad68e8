package io.windlass.wsman.cli;

import java.io.IOException;
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
    Properties values = EtcFile.read(file);
    // The defaults are those of the listener itself.
    String transport = EtcFile.value(values, "transport", "HTTP");
    String port = EtcFile.value(values, "port", "-1");
    if (port.equals("-1")) {
      port = transport.equalsIgnoreCase("HTTPS") ? "5986" : "5985";
    }
    return new ListenerFile(
        file,
        transport,
        EtcFile.value(values, "address", "127.0.0.1"),
        port,
        !EtcFile.value(values, "enabled", "true").equalsIgnoreCase("false"));
  }

  /** Where it is and what it opens. */
  String describe() {
    return file + " (" + transport + " on " + address + ", port " + port + ")";
  }

  /** Enabled, for that transport. */
  boolean serves(String wanted) {
    return enabled && transport.equalsIgnoreCase(wanted);
  }
}
