package io.windlass.wsman.cli;

import io.windlass.wsman.client.Endpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;

/** Finds the instance directory of this machine's service. */
final class Instance {
  /** What fits into the address of a socket on Linux, with its final zero. */
  private static final int MAX_SOCKET_PATH = 107;

  private Instance() {}

  /** The named directory, or {@code WINDLASS_BASE}, or {@code ~/.windlass}; absolute. */
  static Path directory(String named, Terminal terminal) throws UsageException {
    if (named != null) {
      return absolute(named);
    }
    String variable = terminal.environment("WINDLASS_BASE");
    if (variable != null && !variable.isEmpty()) {
      return absolute(variable);
    }
    String home = terminal.environment("HOME");
    if (home == null || home.isEmpty()) {
      throw new UsageException("HOME is not set: name the instance directory with -base:DIR");
    }
    return absolute(home).resolve(".windlass");
  }

  private static Path absolute(String directory) throws UsageException {
    if (directory.isEmpty()) {
      throw new UsageException("-base needs a directory: -base:DIR");
    }
    return Path.of(directory).toAbsolutePath().normalize();
  }

  static Path socket(Path base) {
    return Endpoint.ofInstance(base).socket();
  }

  /**
   * Why the socket of an instance does not answer. Looks at the file, since the reason of the
   * operating system is in the user's language.
   */
  static String whyNot(Path base, String reason) {
    Path socket = socket(base);
    if (socket.toString().length() > MAX_SOCKET_PATH) {
      return reason + ": use an instance directory with a shorter path";
    }
    if (isBarred(base)) {
      return reason + ": ask as the user of the service, or name a host with -r:";
    }
    return "No Windlass is running for "
        + base
        + ": start it with windlass start (winrm quickconfig does it too), or name a host with -r:";
  }

  /** True when this user may not look or may not connect: nobody knows then what is there. */
  static boolean isBarred(Path base) {
    Path data = base.resolve("data");
    return isClosed(base)
        || isClosed(data)
        || (Files.exists(socket(base)) && !Files.isWritable(socket(base)));
  }

  private static boolean isClosed(Path directory) {
    return Files.exists(directory) && !Files.isExecutable(directory);
  }

  /** A directory of the instance, made for its owner only when it is not there. */
  static Path directory(Path base, String name) throws IOException {
    Path directory = base.resolve(name);
    if (!Files.exists(directory)) {
      Files.createDirectories(base);
      Files.createDirectory(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      giveToOwner(base, directory);
    }
    return directory;
  }

  /** What root makes has to belong to the account of the service, or it cannot read it. */
  static void giveToOwner(Path base, Path file) throws IOException {
    UserPrincipal owner = Files.getOwner(base);
    if (!owner.equals(Files.getOwner(file))) {
      Files.setOwner(file, owner);
    }
  }
}
