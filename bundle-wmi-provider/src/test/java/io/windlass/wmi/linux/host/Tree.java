package io.windlass.wmi.linux.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** A small host that a test writes into a directory. */
public final class Tree {
  /** The time on that host. */
  public static final Instant NOW = Instant.parse("2026-03-01T12:34:56.789Z");

  private final Path root;

  /** An empty host called {@code box}, booted at 2026-02-28T00:00:00Z. */
  public Tree(Path root) throws IOException {
    this.root = root;
    write("/proc/sys/kernel/hostname", "box\n");
    write("/proc/stat", "cpu  1 2 3 4\nbtime 1772236800\n");
    write("/proc/self/mounts", "/dev/sda2 / ext4 rw,relatime 0 0\n");
    write("/etc/os-release", "PRETTY_NAME=\"Test OS 1\"\nNAME='Test OS'\n");
  }

  /** Writes a file. */
  public Tree write(String file, String text) throws IOException {
    return write(file, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /** Writes a file. */
  public Tree write(String file, byte[] bytes) throws IOException {
    Path path = root.resolve(file.substring(1));
    Files.createDirectories(path.getParent());
    Files.write(path, bytes);
    return this;
  }

  /** Writes a program. */
  public Tree program(String file, String text) throws IOException {
    write(file, text);
    Files.setPosixFilePermissions(
        root.resolve(file.substring(1)), PosixFilePermissions.fromString("rwxr-xr-x"));
    return this;
  }

  /** Makes a symbolic link. */
  public Tree link(String file, String target) throws IOException {
    Path path = root.resolve(file.substring(1));
    Files.createDirectories(path.getParent());
    Files.createSymbolicLink(path, Path.of(target));
    return this;
  }

  /** Makes a directory. */
  public Tree directory(String directory) throws IOException {
    Files.createDirectories(root.resolve(directory.substring(1)));
    return this;
  }

  /** Where a file lies. */
  public Path path(String file) {
    return root.resolve(file.substring(1));
  }

  /** The files. */
  public HostRoot files() {
    return new HostRoot(root);
  }

  /** The host, in Berlin at {@link #NOW}. */
  public Host host() {
    return new Host(files(), Clock.fixed(NOW, ZoneId.of("Europe/Berlin")));
  }
}
