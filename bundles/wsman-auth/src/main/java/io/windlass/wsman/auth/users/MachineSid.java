package io.windlass.wsman.auth.users;

import io.windlass.wsman.api.security.Caller;
import io.windlass.wsman.auth.DataDirectory;
import io.windlass.wsman.security.sddl.Sid;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The part of the security identifiers that all accounts of this instance have in common, made once
 * at random and kept in {@code machine.sid} of the data directory. Immutable.
 */
public final class MachineSid {
  private static final String FORM = "S-1-5-21(-\\d{1,10}){3}";

  private final String sid;

  private MachineSid(String sid) {
    this.sid = sid;
  }

  /**
   * Reads it, and makes it where there is none.
   *
   * @throws IOException when it is none, or can be neither read nor made
   */
  public static MachineSid of(Path directory) throws IOException {
    Path file = directory.resolve("machine.sid");
    try {
      return read(file);
    } catch (NoSuchFileException first) {
      SecureRandom random = new SecureRandom();
      StringBuilder sid = new StringBuilder("S-1-5-21");
      for (int i = 0; i < 3; i++) {
        sid.append('-').append(Integer.toUnsignedString(random.nextInt()));
      }
      DataDirectory.create(directory);
      // Whole or not at all, and not in the place of another one's.
      Path draft = Files.createTempFile(directory, "machine", ".new");
      try {
        Files.writeString(draft, sid + "\n");
        if (DataDirectory.posix()) {
          DataDirectory.giveToOwnerOf(directory, draft);
        }
        Files.move(draft, file);
      } catch (FileAlreadyExistsException another) {
        return read(file);
      } finally {
        Files.deleteIfExists(draft);
      }
      return new MachineSid(sid.toString());
    }
  }

  private static MachineSid read(Path file) throws IOException {
    String sid = Files.readString(file).strip();
    if (!sid.matches(FORM)) {
      throw new IOException(file + " is no security identifier: restore it from a backup");
    }
    return new MachineSid(sid);
  }

  /** The identifier of an account; empty while it has no number. */
  public String of(UserRecord user) {
    return user.rid() == 0 ? "" : sid + "-" + user.rid();
  }

  /** All that an account of this machine is, its own first (MS-DTYP §2.4.2.4). */
  Set<String> all(UserRecord user) {
    Set<String> sids = new LinkedHashSet<>();
    String own = of(user);
    if (!own.isEmpty()) {
      sids.add(own);
    }
    sids.add(Sid.LOCAL_ACCOUNT);
    if (user.roles().contains(Caller.ADMINISTRATORS)) {
      sids.add(Sid.LOCAL_ADMINISTRATOR);
    }
    return sids;
  }
}
