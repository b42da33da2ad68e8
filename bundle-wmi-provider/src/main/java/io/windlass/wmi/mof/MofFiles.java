package io.windlass.wmi.mof;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Where the files of a compilation are: nothing outside can be included. */
@FunctionalInterface
public interface MofFiles {
  /**
   * Opens a file.
   *
   * @param path relative, with forward slashes, without {@code .} and {@code ..}
   * @throws NoSuchFileException when there is none
   */
  InputStream open(String path) throws IOException;

  /** The files below a directory; a link that leads out of it is refused. */
  static MofFiles below(Path directory) {
    return path -> {
      Path root = directory.toRealPath();
      Path file = root.resolve(path).toRealPath();
      if (!file.startsWith(root)) {
        throw new IOException(path + " leads out of " + directory);
      }
      if (!Files.isRegularFile(file)) {
        throw new IOException(path + " is no file");
      }
      return Files.newInputStream(file);
    };
  }
}
