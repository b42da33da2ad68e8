package io.windlass.wmi.linux.storage;

import io.windlass.wmi.linux.host.HostRoot;
import io.windlass.wmi.linux.host.KeyValues;
import java.util.Map;
import java.util.Optional;

/**
 * What udev has read of the partition table of a disk, or of the entry of a partition. Reading the
 * table itself needs root.
 */
final class PartitionTable {
  private static final int UNKNOWN = 0;
  private static final int MBR = 1;
  private static final int GPT = 2;

  private final Map<String, String> facts;

  private PartitionTable(Map<String, String> facts) {
    this.facts = facts;
  }

  /**
   * The facts of a device.
   *
   * @param directory in sysfs
   */
  static PartitionTable of(HostRoot files, String directory) {
    return new PartitionTable(
        files
            .value(directory + "dev")
            .filter(number -> number.matches("[0-9]+:[0-9]+"))
            .flatMap(number -> files.text("/run/udev/data/b" + number))
            .map(KeyValues::assignments)
            .orElse(Map.of()));
  }

  private Optional<String> fact(String name) {
    return Optional.ofNullable(facts.get("E:ID_PART_" + name)).filter(text -> !text.isEmpty());
  }

  /** {@code PartitionStyle} of a disk. */
  int style() {
    return fact("TABLE_TYPE")
        .map(type -> type.equals("gpt") ? GPT : type.equals("dos") ? MBR : UNKNOWN)
        .orElse(UNKNOWN);
  }

  private static String braced(String id) {
    return "{" + id + "}";
  }

  /** Of a disk that has a GPT. */
  Optional<String> guid() {
    return fact("TABLE_UUID").filter(id -> style() == GPT).map(PartitionTable::braced);
  }

  /** Of a disk that has an MBR. */
  Optional<Long> signature() {
    return fact("TABLE_UUID").filter(id -> style() == MBR).flatMap(PartitionTable::hex);
  }

  private boolean isGptEntry() {
    return fact("ENTRY_SCHEME").filter("gpt"::equals).isPresent();
  }

  private boolean isMbrEntry() {
    return fact("ENTRY_SCHEME").filter("dos"::equals).isPresent();
  }

  /** Of a partition of a GPT. */
  Optional<String> entryGuid() {
    return fact("ENTRY_UUID").filter(id -> isGptEntry()).map(PartitionTable::braced);
  }

  /** Of a partition of a GPT. */
  Optional<String> gptType() {
    return fact("ENTRY_TYPE").filter(type -> isGptEntry()).map(PartitionTable::braced);
  }

  /** Of a partition of an MBR. */
  Optional<Long> mbrType() {
    return fact("ENTRY_TYPE").filter(type -> isMbrEntry()).flatMap(PartitionTable::hex);
  }

  /** True for the partition of an MBR that is started from. */
  Optional<Boolean> isActive() {
    return isMbrEntry()
        ? Optional.of(fact("ENTRY_FLAGS").flatMap(PartitionTable::hex).orElse(0L) == 0x80)
        : Optional.empty();
  }

  private static Optional<Long> hex(String text) {
    try {
      String digits = text.startsWith("0x") ? text.substring(2) : text;
      return Optional.of(Long.parseLong(digits, 16) & 0xFFFF_FFFFL);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
