package io.windlass.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What Configuration Admin has kept of files that were taken away while nothing ran: File Install
 * only sees what goes while it looks, and a listener would come back without its file.
 */
final class StaleConfigurations {
  private static final Pattern FILE =
      Pattern.compile("^felix\\.fileinstall\\.filename=\"(.*)\"\\s*$", Pattern.MULTILINE);

  private StaleConfigurations() {}

  /**
   * Deletes them, before the framework starts.
   *
   * @param kept the directory of Configuration Admin; may be missing
   */
  static void remove(Path kept) throws StartFailure {
    if (!Files.isDirectory(kept)) {
      return;
    }
    try (Stream<Path> files = Files.walk(kept)) {
      List<Path> stale =
          files
              .filter(file -> file.toString().endsWith(".config"))
              .filter(StaleConfigurations::isStale)
              .toList();
      for (Path file : stale) {
        Files.delete(file);
      }
    } catch (IOException | UncheckedIOException e) {
      throw new StartFailure(
          kept + " cannot be brought up to date with the files in etc: " + e.getMessage(), e);
    }
  }

  private static boolean isStale(Path kept) {
    try {
      Matcher file = FILE.matcher(Files.readString(kept, StandardCharsets.UTF_8));
      // What was not made from a file stays.
      return file.find() && Files.notExists(Path.of(URI.create(unescaped(file.group(1)))));
    } catch (IllegalArgumentException notALocalFile) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String unescaped(String value) {
    return value.replaceAll("\\\\(.)", "$1");
  }
}
