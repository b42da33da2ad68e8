package io.windlass.wsman.cli;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
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
  static String with(String content, String key, String value) throws IOException {
    StringBuilder out = new StringBuilder(content.length() + value.length() + 32);
    String line = key + " = " + value.replace("\\", "\\\\") + "\n";
    boolean done = false;
    StringBuilder logical = new StringBuilder();
    List<String> lines = content.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      boolean comment = logical.length() == 0 && isComment(lines.get(i));
      boolean goesOn = !comment && goesOn(lines.get(i));
      boolean last = i == lines.size() - 1;
      // At the end of the file there is nothing that it could go on with.
      String text = lines.get(i);
      logical.append(goesOn && last ? text.substring(0, text.length() - 1) : text).append('\n');
      if (last || !goesOn) {
        boolean meant = !comment && isAbout(logical.toString(), key);
        out.append(meant ? (done ? "" : line) : logical);
        done |= meant;
        logical.setLength(0);
      }
    }
    return out.append(done ? "" : line).toString();
  }

  private static boolean isComment(String line) {
    String text = line.replaceFirst("^[ \\t\\f]+", "");
    return text.isEmpty() || text.charAt(0) == '#' || text.charAt(0) == '!';
  }

  /** Whoever reads the file decides how the key is spelled. */
  private static boolean isAbout(String logical, String key) throws IOException {
    Properties one = new Properties();
    try {
      one.load(new StringReader(logical));
    } catch (IllegalArgumentException broken) {
      return false;
    }
    return one.containsKey(key);
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
