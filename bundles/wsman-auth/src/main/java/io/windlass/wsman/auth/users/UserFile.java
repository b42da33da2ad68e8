package io.windlass.wsman.auth.users;

import io.windlass.wsman.auth.DataDirectory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The file {@code users} of a data directory. Readers take no lock: a change replaces the file as a
 * whole. Writers of all processes exclude each other by {@code users.lock}.
 */
public final class UserFile {
  private static final int MAX_BYTES = 4 << 20;
  private static final Set<PosixFilePermission> ALLOWED =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
  private static final String HEAD =
      "# Accounts, one a line: name:roles:hash:ntlm:rid. Change them with the user command.\n";
  private static final String NEXT_RID = "# next rid: ";
  private static final int FIRST_RID = 1000;

  /** The file lock excludes other processes; this, the other threads of this one. */
  private static final Object WRITERS = new Object();

  private final Path directory;
  private final Path file;

  public UserFile(Path directory) {
    this.directory = directory;
    this.file = directory.resolve("users");
  }

  /** Where it is, whether or not it exists. */
  public Path path() {
    return file;
  }

  /**
   * What the file holds; a file that is not there holds nobody.
   *
   * @param users by {@link UserRecord#key}
   * @param problems lines that are no account, in words
   * @param nextRid what the next new account gets: more than any had that was ever here
   */
  public record Content(Map<String, UserRecord> users, List<String> problems, int nextRid) {}

  /**
   * Reads it.
   *
   * @throws IOException when it cannot be read, or when others than its owner may read it: the
   *     message names the cause and the cure
   */
  public Content read() throws IOException {
    String text;
    try {
      requirePrivate();
      if (Files.size(file) > MAX_BYTES) {
        throw new IOException(file + " is larger than " + MAX_BYTES + " bytes");
      }
      text = Files.readString(file);
    } catch (NoSuchFileException e) {
      return new Content(Map.of(), List.of(), FIRST_RID);
    } catch (AccessDeniedException e) {
      throw new IOException(file + " may not be read by this account; it belongs to another", e);
    } catch (CharacterCodingException e) {
      throw new IOException(file + " is not UTF-8 text", e);
    }
    Map<String, UserRecord> users = new LinkedHashMap<>();
    List<String> problems = new ArrayList<>();
    int number = 0;
    int nextRid = FIRST_RID;
    for (String line : text.lines().toList()) {
      number++;
      nextRid = Math.max(nextRid, nextRid(line));
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      try {
        UserRecord user = UserRecord.parse(line);
        nextRid = Math.max(nextRid, user.rid() + 1);
        if (users.putIfAbsent(UserRecord.key(user.name()), user) != null) {
          problems.add(file + " line " + number + ": a second account of that name");
        }
      } catch (IllegalArgumentException e) {
        problems.add(file + " line " + number + ": " + e.getMessage());
      }
    }
    return new Content(users, problems, nextRid);
  }

  private static int nextRid(String line) {
    String number = line.startsWith(NEXT_RID) ? line.substring(NEXT_RID.length()).strip() : "";
    return number.matches("\\d{1,9}") ? Integer.parseInt(number) : FIRST_RID;
  }

  /**
   * Changes it: reads, applies, replaces. Creates directory and file when they are not there.
   *
   * @param change gets the accounts by key, in file order, and returns the new ones
   * @throws IOException when it cannot be read or written, or holds lines that would get lost
   */
  public void update(UnaryOperator<Map<String, UserRecord>> change) throws IOException {
    synchronized (WRITERS) {
      updateAlone(change);
    }
  }

  private void updateAlone(UnaryOperator<Map<String, UserRecord>> change) throws IOException {
    DataDirectory.create(directory);
    Path lock = directory.resolve("users.lock");
    try (FileChannel channel =
            FileChannel.open(
                lock,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                privateAttributes());
        var held = channel.lock()) {
      if (DataDirectory.posix()) {
        DataDirectory.giveToOwnerOf(directory, lock);
      }
      Content content = read();
      if (!content.problems().isEmpty()) {
        throw new IOException(content.problems().get(0) + "; correct or remove that line first");
      }
      replace(change.apply(new LinkedHashMap<>(content.users())).values(), content.nextRid());
    }
  }

  private void replace(Collection<UserRecord> users, int firstRid) throws IOException {
    StringBuilder lines = new StringBuilder();
    int rid = firstRid;
    for (UserRecord user : users) {
      lines.append((user.rid() == 0 ? user.withRid(rid++) : user).toLine()).append('\n');
    }
    String text = HEAD + lines + NEXT_RID + rid + "\n";
    Path draft = Files.createTempFile(directory, "users", ".new", privateAttributes());
    try {
      try (FileChannel out = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
        out.force(true);
      }
      if (DataDirectory.posix()) {
        DataDirectory.giveToOwnerOf(directory, draft);
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private void requirePrivate() throws IOException {
    if (!DataDirectory.posix()) {
      return;
    }
    Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS);
    if (!ALLOWED.containsAll(mode)) {
      throw new IOException(
          "%s has mode %s, so that others may read or change it; nobody can log on until you run: chmod 600 %s"
              .formatted(file, PosixFilePermissions.toString(mode), file));
    }
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(file + " is not a regular file");
    }
  }

  private static FileAttribute<?>[] privateAttributes() {
    return DataDirectory.posix()
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(ALLOWED)}
        : new FileAttribute<?>[0];
  }
}
