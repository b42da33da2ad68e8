package io.windlass.wsman.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/** A descriptor of some resources, {@code etc/io.windlass.wsman.security-NAME.cfg}. */
record SecurityFile(Path file, String uri, boolean exact, String sddl) {
  private static final String PREFIX = "io.windlass.wsman.security-";
  private static final int MAX_NAME = 60;

  /** All that an instance has, in the order of their names. */
  static List<SecurityFile> all(Path base) throws IOException {
    List<Path> files = new ArrayList<>();
    Path etc = base.resolve("etc");
    if (Files.isDirectory(etc)) {
      try (DirectoryStream<Path> found = Files.newDirectoryStream(etc, PREFIX + "*.cfg")) {
        found.forEach(files::add);
      }
    }
    files.sort(null);
    List<SecurityFile> all = new ArrayList<>(files.size());
    for (Path file : files) {
      Properties values = EtcFile.read(file);
      all.add(
          new SecurityFile(
              file,
              EtcFile.value(values, "Uri", ""),
              EtcFile.value(values, "ExactMatch", "false").equalsIgnoreCase("true"),
              EtcFile.value(values, "Sddl", "")));
    }
    return all;
  }

  /** True when it is about this very URI. */
  boolean isAbout(String resourceUri) {
    return uri.equalsIgnoreCase(resourceUri);
  }

  /** How well it fits, as the service sees it: negative when it does not. */
  int fits(String resourceUri) {
    String asked = resourceUri.toLowerCase(Locale.ROOT);
    String own = uri.toLowerCase(Locale.ROOT);
    if (exact) {
      return asked.equals(own) ? Integer.MAX_VALUE : -1;
    }
    return asked.startsWith(own) ? own.length() : -1;
  }

  /** A name for a new file, after the end of the URI. */
  static Path newFile(Path base, String resourceUri) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < resourceUri.length(); i++) {
      char c = Character.toLowerCase(resourceUri.charAt(i));
      boolean plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      if (plain) {
        name.append(c);
      } else if (name.length() > 0 && name.charAt(name.length() - 1) != '-') {
        name.append('-');
      }
    }
    String tail = name.substring(Math.max(0, name.length() - MAX_NAME)).replaceAll("^-|-$", "");
    Path etc = base.resolve("etc");
    Path file = etc.resolve(PREFIX + tail + ".cfg");
    for (int i = 2; Files.exists(file); i++) {
      file = etc.resolve(PREFIX + tail + "-" + i + ".cfg");
    }
    return file;
  }
}
