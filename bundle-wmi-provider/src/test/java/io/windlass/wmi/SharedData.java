package io.windlass.wmi;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Recorded material that is not part of the repository; tests are skipped where it is absent. */
public final class SharedData {
  private static final String NAME = "WINDLASS_SHARED";

  private SharedData() {}

  /** A file of the shared data, or the end of the test. */
  public static Path file(String relative) {
    Path file = root().resolve(relative).toAbsolutePath();
    Assumptions.assumeTrue(Files.isReadable(file), "skipped: no " + file + " (see " + NAME + ")");
    return file;
  }

  private static Path root() {
    String configured = System.getProperty(NAME, System.getenv(NAME));
    if (configured != null) {
      return Path.of(configured);
    }
    Path directory = Path.of("").toAbsolutePath();
    while (directory.getParent() != null && !Files.exists(directory.resolve(".mvn"))) {
      directory = directory.getParent();
    }
    return directory.resolveSibling("shared");
  }
}
