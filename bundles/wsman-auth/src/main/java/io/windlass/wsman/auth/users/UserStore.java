package io.windlass.wsman.auth.users;

import io.windlass.wsman.auth.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

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

  /** For how long {@link #recent} trusts its last look at the file. */
  public static final Duration RECENT = Duration.ofMillis(250);

  private final UserFile file;
  private final Consumer<String> complain;
  private final LongSupplier nanoTime;
  private volatile Snapshot snapshot;
  private volatile long looked;

  /**
   * @param complain is told, once per state of the file, what is wrong with it
   * @param nanoTime as {@link System#nanoTime}
   */
  public UserStore(UserFile file, Consumer<String> complain, LongSupplier nanoTime) {
    this.file = file;
    this.complain = complain;
    this.nanoTime = nanoTime;
  }

  /**
   * The accounts as they were a moment ago, {@link #RECENT} at most: for whoever was let in before.
   * Costs nothing most of the time.
   */
  public Snapshot recent() {
    Snapshot seen = snapshot;
    return seen != null && nanoTime.getAsLong() - looked < RECENT.toNanos() ? seen : current();
  }

  /** The accounts now; costs one look at the file's attributes unless it has changed. */
  public Snapshot current() {
    Snapshot seen = snapshot;
    long now = nanoTime.getAsLong();
    Stamp stamp = stamp();
    if (seen != null && seen.stamp.equals(stamp)) {
      looked = now;
      return seen;
    }
    return reload(now);
  }

  private synchronized Snapshot reload(long now) {
    Snapshot seen = snapshot;
    // The stamp is taken before the content: a change in between shows at the next look.
    Stamp stamp = stamp();
    if (seen != null && seen.stamp.equals(stamp)) {
      looked = now;
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
    looked = now;
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
