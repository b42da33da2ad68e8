package io.windlass.wsman.http.jetty;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the files that a configuration names, and says in words why one cannot be used. */
final class FileErrors {
  private FileErrors() {}

  /** A cause in words. */
  static String reason(Exception e) {
    if (e instanceof NoSuchFileException missing) {
      return "there is no file " + missing.getFile();
    }
    if (e instanceof AccessDeniedException denied) {
      return "the account of the service may not read " + denied.getFile();
    }
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }

  /**
   * The content of a file.
   *
   * @param property what the configuration calls it
   * @throws IOException when it cannot be read or is larger; the message names it
   */
  static byte[] read(String property, Path file, long maxBytes) throws IOException {
    try {
      if (Files.size(file) > maxBytes) {
        throw new IOException("it has more than " + maxBytes + " bytes");
      }
      if (!Files.isRegularFile(file)) {
        throw new IOException("it is a directory, or another thing that is no file");
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new IOException("%s %s cannot be read: %s".formatted(property, file, reason(e)), e);
    }
  }
}
