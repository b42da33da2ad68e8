package io.windlass.wmi.linux.system;

import io.windlass.wmi.linux.host.HostRoot;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The structures of the SMBIOS table (DSP0134 §6) in {@code /sys/firmware/dmi/tables/DMI}, which
 * only root may read. A table that ends too early gives the structures before that.
 */
final class SmbiosTable {
  private static final String FILE = "/sys/firmware/dmi/tables/DMI";
  private static final int LIMIT = 1 << 20;
  private static final int HEADER = 4;
  private static final int END_OF_TABLE = 127;

  private SmbiosTable() {}

  /**
   * One structure.
   *
   * @param type such as 17 for a memory device
   * @param data the formatted part, header included
   * @param strings the text that follows
   */
  record Structure(int type, byte[] data, List<String> strings) {
    /** A byte; 0 where the structure is of an older version and shorter. */
    int unsignedByte(int offset) {
      return offset < data.length ? data[offset] & 0xFF : 0;
    }

    /** Two bytes. */
    int word(int offset) {
      return unsignedByte(offset) | unsignedByte(offset + 1) << 8;
    }

    /** Four bytes. */
    long doubleWord(int offset) {
      return word(offset) | (long) word(offset + 2) << 16;
    }

    /** The string whose number stands there. */
    Optional<String> string(int offset) {
      int number = unsignedByte(offset);
      return number == 0 || number > strings.size()
          ? Optional.empty()
          : Optional.of(strings.get(number - 1).strip()).filter(text -> !text.isEmpty());
    }
  }

  /** All structures of a host. */
  static List<Structure> read(HostRoot files) {
    return parse(files.bytes(FILE, LIMIT).orElse(new byte[0]));
  }

  /** All structures of a table. */
  static List<Structure> parse(byte[] table) {
    List<Structure> structures = new ArrayList<>();
    int at = 0;
    while (at + HEADER <= table.length) {
      int type = table[at] & 0xFF;
      int length = table[at + 1] & 0xFF;
      if (type == END_OF_TABLE || length < HEADER || at + length > table.length) {
        break;
      }
      byte[] data = java.util.Arrays.copyOfRange(table, at, at + length);
      List<String> strings = new ArrayList<>();
      at = readStrings(table, at + length, strings);
      structures.add(new Structure(type, data, List.copyOf(strings)));
    }
    return structures;
  }

  /** Strings end in a NUL each, the last in two; without strings there are two NULs. */
  private static int readStrings(byte[] table, int start, List<String> strings) {
    int at = start;
    while (at < table.length && table[at] != 0) {
      int end = at;
      while (end < table.length && table[end] != 0) {
        end++;
      }
      strings.add(new String(table, at, end - at, StandardCharsets.ISO_8859_1));
      at = end + 1;
    }
    return strings.isEmpty() ? at + 2 : at + 1;
  }
}
