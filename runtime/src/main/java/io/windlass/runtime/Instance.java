package io.windlass.runtime;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;

/**
 * The directory of one service: {@code etc/}, {@code plugins/}, {@code mof/}, {@code data/}, {@code
 * log/}. Open means held: the lock in {@code data/} keeps every other process out until this one
 * closes it or dies.
 */
final class Instance implements AutoCloseable {
  private static final String PID_FILE = "windlass.pid";

  private final Path base;
  private final FileChannel channel;
  private final FileLock lock;

  private Instance(Path base, FileChannel channel, FileLock lock) {
    this.base = base;
    this.channel = channel;
    this.lock = lock;
  }

  /** Makes what is missing of the directory and takes it. */
  static Instance open(Path base) throws StartFailure {
    if (base.toString().indexOf(',') >= 0) {
      throw new StartFailure(
          "the instance directory " + base + " has a comma in its name: choose another --base");
    }
    Path data = base.resolve("data");
    try {
      create(data, "rwx------");
      Files.createDirectories(base.resolve("etc"));
      Files.createDirectories(base.resolve("plugins"));
      Files.createDirectories(base.resolve("mof"));
      // What is written down about callers is for the account and its group.
      create(base.resolve("log"), "rwxr-x---");
      requireOwner(data);
      return lock(base);
    } catch (AccessDeniedException e) {
      throw new StartFailure(
          "the data directory " + data + " is not writable for " + user() + ": " + e.getFile(), e);
    } catch (FileSystemException e) {
      throw new StartFailure(
          "the instance directory " + base + " cannot be used: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new StartFailure("the instance directory " + base + " cannot be used: " + e, e);
    }
  }

  Path etc() {
    return base.resolve("etc");
  }

  Path plugins() {
    return base.resolve("plugins");
  }

  Path mof() {
    return base.resolve("mof");
  }

  Path data() {
    return base.resolve("data");
  }

  Path base() {
    return base;
  }

  /** Where a program of the same machine reaches the service without a TCP port. */
  Path socket() {
    return data().resolve("wsman.sock");
  }

  /** The framework's cache; emptied when it was made by an installation with other bundles. */
  Path frameworkCache(String fingerprint) throws StartFailure {
    Path cache = data().resolve("felix");
    Path mark = data().resolve("felix.fingerprint");
    try {
      if (!Files.exists(mark) || !Files.readString(mark).equals(fingerprint)) {
        Files.deleteIfExists(mark);
        deleteTree(cache);
        Files.createDirectories(cache);
        Files.writeString(mark, fingerprint);
      }
      return cache;
    } catch (IOException e) {
      throw new StartFailure("the framework's cache " + cache + " cannot be renewed: " + e, e);
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(data().resolve(PID_FILE));
      lock.release();
      channel.close();
    } catch (IOException e) {
      // The process ends; the system takes the lock back, and a stale pid file is recognized.
      return;
    }
  }

  private static Instance lock(Path base) throws IOException, StartFailure {
    Path data = base.resolve("data");
    FileChannel channel =
        FileChannel.open(
            data.resolve("windlass.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // Held by this very process: the same answer as for another one.
      lock = null;
    }
    if (lock == null) {
      channel.close();
      throw new StartFailure("the instance " + base + " is already running" + runningPid(data));
    }
    Files.writeString(data.resolve(PID_FILE), ProcessHandle.current().pid() + "\n");
    return new Instance(base, channel, lock);
  }

  private static String runningPid(Path data) {
    try {
      return " (pid " + Files.readString(data.resolve(PID_FILE)).strip() + ")";
    } catch (IOException e) {
      return "";
    }
  }

  private static void create(Path directory, String mode) throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createDirectories(directory.getParent());
      Files.createDirectory(
          directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode)));
    } else {
      Files.createDirectories(directory);
    }
  }

  /** A file made here belongs to this process's user: if the directory does not, it is foreign. */
  private static void requireOwner(Path data) throws IOException, StartFailure {
    if (Files.getFileAttributeView(data, PosixFileAttributeView.class) == null) {
      return;
    }
    Path probe = Files.createTempFile(data, "owner", null);
    try {
      UserPrincipal owner = Files.getOwner(data);
      if (!owner.equals(Files.getOwner(probe))) {
        throw new StartFailure(
            "the data directory "
                + data
                + " belongs to "
                + owner.getName()
                + ", and this is "
                + user()
                + ": run as its owner or choose another --base");
      }
    } finally {
      Files.deleteIfExists(probe);
    }
  }

  private static String user() {
    return System.getProperty("user.name");
  }

  private static void deleteTree(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
