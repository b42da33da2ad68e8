package io.windlass.it.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** A directory that is gone when the test ends. The name has a blank: paths may. */
public final class TemporaryDirectory implements AutoCloseable {
  private final Path path;

  private TemporaryDirectory(Path path) {
    this.path = path;
  }

  public static TemporaryDirectory create() throws IOException {
    return new TemporaryDirectory(Files.createTempDirectory("windlass it "));
  }

  /** One without a blank, for what may have none. */
  public static TemporaryDirectory createPlain() throws IOException {
    return new TemporaryDirectory(Files.createTempDirectory("windlass-it-"));
  }

  public Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    delete(path);
  }

  /** Deletes a directory with everything in it. */
  static void delete(Path path) throws IOException {
    List<Path> content;
    try (var files = Files.walk(path)) {
      content = files.sorted(Comparator.reverseOrder()).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    for (Path file : content) {
      try {
        Files.deleteIfExists(file);
      } catch (NoSuchFileException e) {
        // Somebody else was faster, which is as good.
        continue;
      }
    }
  }
}
