package io.windlass.wsman.security.sddl;

import java.util.Map;

/** Rights as bits (MS-DTYP §2.4.3), and as the letters of a descriptor. */
public final class AccessMask {
  /** Read: Get, Enumerate, Pull, Subscribe. */
  public static final int READ = 0x80000000;

  /** Write: Put, Create, Delete. */
  public static final int WRITE = 0x40000000;

  /** Execute: everything else. */
  public static final int EXECUTE = 0x20000000;

  private static final int ALL = 0x10000000;

  private static final Map<String, Integer> CODES =
      Map.ofEntries(
          Map.entry("GR", READ),
          Map.entry("GW", WRITE),
          Map.entry("GX", EXECUTE),
          Map.entry("GA", ALL | READ | WRITE | EXECUTE),
          Map.entry("SD", 0x00010000),
          Map.entry("RC", 0x00020000),
          Map.entry("WD", 0x00040000),
          Map.entry("WO", 0x00080000),
          Map.entry("CC", 0x1),
          Map.entry("DC", 0x2),
          Map.entry("LC", 0x4),
          Map.entry("SW", 0x8),
          Map.entry("RP", 0x10),
          Map.entry("WP", 0x20),
          Map.entry("DT", 0x40),
          Map.entry("LO", 0x80),
          Map.entry("CR", 0x100),
          Map.entry("FA", 0x001F01FF),
          Map.entry("FR", 0x00120089),
          Map.entry("FW", 0x00120116),
          Map.entry("FX", 0x001200A0),
          Map.entry("KA", 0x000F003F),
          Map.entry("KR", 0x00020019),
          Map.entry("KW", 0x00020006),
          Map.entry("KX", 0x00020019));

  private AccessMask() {}

  /**
   * Reads rights: codes of two letters, or one number in hexadecimal, octal or decimal.
   *
   * @throws IllegalArgumentException when they are none
   */
  static int parse(String text) {
    if (!text.isEmpty() && Character.isDigit(text.charAt(0))) {
      return number(text);
    }
    if (text.isEmpty() || text.length() % 2 != 0) {
      throw new IllegalArgumentException("\"" + text + "\" are no rights");
    }
    int mask = 0;
    for (int i = 0; i < text.length(); i += 2) {
      Integer code = CODES.get(text.substring(i, i + 2));
      if (code == null) {
        throw new IllegalArgumentException("\"" + text.substring(i, i + 2) + "\" is no right");
      }
      mask |= code;
    }
    return mask;
  }

  private static int number(String text) {
    try {
      long value = text.length() > 12 ? -1 : Long.decode(text);
      if (value < 0 || value > 0xffffffffL) {
        throw new IllegalArgumentException("\"" + text + "\" is no mask of 32 bits");
      }
      boolean all = (value & ALL) != 0;
      return (int) value | (all ? READ | WRITE | EXECUTE : 0);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("\"" + text + "\" is no mask of 32 bits", e);
    }
  }
}
