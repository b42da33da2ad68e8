package io.windlass.wsman.auth.users;

import io.windlass.wsman.auth.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The accounts as the service sees them: a snapshot that is read anew as soon as the file is
 * another. Safe for several threads.
 */
public final class UserStore {
  /** Which state of the file; null members while there is none. */
  private record Stamp(FileTime modified, long size, Object inode, Set<?> mode) {
    static final Stamp ABSENT = new Stamp(null, 0, null, null);
  }

  /** The accounts of one state of the file. Two snapshots are the same object or differ. */
  public static final class Snapshot {
    private final Stamp stamp;
    private final Map<String, UserRecord> users;

    private Snapshot(Stamp stamp, Map<String, UserRecord> users) {
      this.stamp = stamp;
      this.users = users;
    }

    /** The account of a name; null when there is none. */
    public UserRecord find(String name) {
      return users.get(UserRecord.key(name));
    }
  }

  private static final Class<? extends BasicFileAttributes> VIEW =
      DataDirectory.posix() ? PosixFileAttributes.class : BasicFileAttributes.class;

  private final UserFile file;
  private final Consumer<String> complain;
  private volatile Snapshot snapshot;

  /**
   * @param complain is told, once per state of the file, what is wrong with it
   */
  public UserStore(UserFile file, Consumer<String> complain) {
    this.file = file;
    this.complain = complain;
  }

  /** The accounts now; costs one look at the file's attributes unless it has changed. */
  public Snapshot current() {
    Snapshot seen = snapshot;
    Stamp stamp = stamp();
    return seen != null && seen.stamp.equals(stamp) ? seen : reload();
  }

  private synchronized Snapshot reload() {
    Snapshot seen = snapshot;
    // The stamp is taken before the content: a change in between shows at the next look.
    Stamp stamp = stamp();
    if (seen != null && seen.stamp.equals(stamp)) {
      return seen;
    }
    Map<String, UserRecord> users = Map.of();
    List<String> problems;
    try {
      UserFile.Content content = file.read();
      users = content.users();
      problems = content.problems();
    } catch (IOException e) {
      problems = List.of("The accounts cannot be read, nobody can log on: " + e.getMessage());
    }
    problems.forEach(complain);
    Snapshot fresh = new Snapshot(stamp, users);
    snapshot = fresh;
    return fresh;
  }

  private Stamp stamp() {
    try {
      BasicFileAttributes found =
          Files.readAttributes(file.path(), VIEW, LinkOption.NOFOLLOW_LINKS);
      return new Stamp(
          found.lastModifiedTime(),
          found.size(),
          found.fileKey(),
          found instanceof PosixFileAttributes posix ? posix.permissions() : Set.of());
    } catch (IOException e) {
      return Stamp.ABSENT;
    }
  }
}
