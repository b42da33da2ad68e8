package io.windlass.wmi.linux.account;

import io.windlass.wmi.linux.host.HostRoot;
import io.windlass.wmi.linux.host.Numbers;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The groups of {@code /etc/group} (group(5)). Lines that are anything else are skipped. */
record GroupFile(HostRoot files) {
  /**
   * One group.
   *
   * @param members the names that the file lists; those whose primary group it is are not among
   *     them as a rule
   */
  record Entry(String name, long gid, List<String> members) {}

  /** All groups, in the order of the file. */
  Stream<Entry> entries() {
    return files.lines("/etc/group").stream().map(GroupFile::parse).flatMap(Optional::stream);
  }

  private static Optional<Entry> parse(String line) {
    String[] fields = line.split(":", -1);
    OptionalLong gid = fields.length == 4 ? Numbers.parse(fields[2]) : OptionalLong.empty();
    if (gid.isEmpty() || fields[0].isEmpty()) {
      return Optional.empty();
    }
    List<String> members =
        Stream.of(fields[3].split(",")).map(String::strip).filter(n -> !n.isEmpty()).toList();
    return Optional.of(new Entry(fields[0], gid.getAsLong(), members));
  }
}
