package io.windlass.wsman.auth;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Where an instance keeps its own files: accounts, the local socket. */
public final class DataDirectory {
  private DataDirectory() {}

  /**
   * Finds it by properties, the first that is set: {@code windlass.data}; {@code windlass.base} +
   * /data; {@code karaf.data} + /windlass; {@code karaf.base} + /data/windlass.
   *
   * @param properties looks a property up; null when not set
   * @throws IllegalStateException when none is set
   */
  public static Path locate(UnaryOperator<String> properties) {
    return first(properties, "windlass.data", "")
        .or(() -> first(properties, "windlass.base", "data"))
        .or(() -> first(properties, "karaf.data", "windlass"))
        .or(() -> first(properties, "karaf.base", "data/windlass"))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "The data directory is not known: none of the properties windlass.data,"
                        + " windlass.base, karaf.data, karaf.base is set"));
  }

  private static Optional<Path> first(UnaryOperator<String> properties, String name, String below) {
    String value = properties.apply(name);
    return value == null || value.isBlank()
        ? Optional.empty()
        : Optional.of(Path.of(value).toAbsolutePath().normalize().resolve(below));
  }

  /**
   * Makes the directory, readable for its owner alone, unless it exists. What root creates here
   * belongs to the owner of the directory above, so that the service's own account can use it.
   */
  public static void create(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    Path parent = directory.toAbsolutePath().getParent();
    if (parent != null && !Files.isDirectory(parent)) {
      create(parent);
    }
    if (posix()) {
      Files.createDirectory(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      giveToOwnerOf(parent, directory);
    } else {
      Files.createDirectory(directory);
    }
  }

  /** Makes a file belong to whom a directory belongs to, when it does not already. */
  public static void giveToOwnerOf(Path directory, Path file) throws IOException {
    UserPrincipal owner = Files.getOwner(directory);
    if (!Files.getOwner(file).equals(owner)) {
      Files.setOwner(file, owner);
    }
  }

  /** True when the file system of this machine has owners and modes as POSIX knows them. */
  public static boolean posix() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }
}
