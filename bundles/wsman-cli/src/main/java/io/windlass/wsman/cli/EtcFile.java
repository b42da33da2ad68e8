package io.windlass.wsman.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;

/** Configuration files of an instance, which the service watches. */
final class EtcFile {
  private EtcFile() {}

  /** The values of a file; none when it is not there. */
  static Properties read(Path file) throws IOException {
    Properties values = new Properties();
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        values.load(reader);
      } catch (IllegalArgumentException broken) {
        throw new IOException(file + " cannot be read: " + broken.getMessage(), broken);
      }
    }
    return values;
  }

  /** A value as the service reads it, or the default. */
  static String value(Properties values, String key, String otherwise) {
    String value = values.getProperty(key, otherwise).trim();
    boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }

  /** The content with one value set; comments and everything else stay. */
  static String with(String content, String key, String value) {
    StringBuilder out = new StringBuilder(content.length() + value.length() + 32);
    String line = key + " = " + value.replace("\\", "\\\\") + "\n";
    boolean done = false;
    boolean dropping = false;
    for (String old : content.lines().toList()) {
      boolean goesOn = goesOn(old);
      if (dropping) {
        dropping = goesOn;
      } else if (isAbout(old, key)) {
        out.append(done ? "" : line);
        done = true;
        dropping = goesOn;
      } else {
        out.append(old).append('\n');
      }
    }
    return out.append(done ? "" : line).toString();
  }

  private static boolean isAbout(String line, String key) {
    String text = line.stripLeading();
    if (!text.startsWith(key)) {
      return false;
    }
    String rest = text.substring(key.length());
    return rest.isEmpty() || " \t=:".indexOf(rest.charAt(0)) >= 0;
  }

  /** A line that ends in an odd number of backslashes goes on in the next. */
  private static boolean goesOn(String line) {
    int backslashes = 0;
    while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
      backslashes++;
    }
    return backslashes % 2 == 1;
  }

  /** Writes a file whole or not at all, as the owner of the instance. */
  static void write(Path base, Path file, String content) throws IOException {
    if (!Files.exists(file.getParent())) {
      Files.createDirectories(file.getParent());
      Instance.giveToOwner(base, file.getParent());
    }
    Path draft = file.resolveSibling("." + file.getFileName() + ".tmp");
    try {
      Files.write(draft, content.getBytes(StandardCharsets.UTF_8));
      Instance.giveToOwner(base, draft);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
