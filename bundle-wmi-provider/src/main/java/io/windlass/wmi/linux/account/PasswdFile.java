package io.windlass.wmi.linux.account;

import io.windlass.wmi.linux.host.HostRoot;
import io.windlass.wmi.linux.host.Numbers;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The accounts of {@code /etc/passwd} (passwd(5)). Lines that are anything else are skipped. */
public record PasswdFile(HostRoot files) {
  /**
   * One account.
   *
   * @param comment the GECOS field
   */
  public record Entry(String name, long uid, long gid, String comment, String shell) {}

  /** All accounts, in the order of the file. */
  public Stream<Entry> entries() {
    return files.lines("/etc/passwd").stream().map(PasswdFile::parse).flatMap(Optional::stream);
  }

  /** The name of a user, or the number when the file has none. */
  public String nameOf(long uid) {
    return entries()
        .filter(entry -> entry.uid() == uid)
        .map(Entry::name)
        .findFirst()
        .orElse(Long.toString(uid));
  }

  private static Optional<Entry> parse(String line) {
    String[] fields = line.split(":", -1);
    if (fields.length != 7 || fields[0].isEmpty()) {
      return Optional.empty();
    }
    OptionalLong uid = Numbers.parse(fields[2]);
    OptionalLong gid = Numbers.parse(fields[3]);
    return uid.isPresent() && gid.isPresent()
        ? Optional.of(new Entry(fields[0], uid.getAsLong(), gid.getAsLong(), fields[4], fields[6]))
        : Optional.empty();
  }
}
