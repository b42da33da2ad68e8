package io.windlass.wsman.security.ntlm;

/** What the ends agree on (MS-NLMP §2.2.2.5). */
final class NtlmFlags {
  static final int UNICODE = 0x1;
  static final int OEM = 0x2;
  static final int REQUEST_TARGET = 0x4;
  static final int SIGN = 0x10;
  static final int SEAL = 0x20;
  static final int NTLM = 0x200;
  static final int ANONYMOUS = 0x800;
  static final int ALWAYS_SIGN = 0x8000;
  static final int TARGET_TYPE_SERVER = 0x20000;
  static final int EXTENDED_SESSIONSECURITY = 0x80000;
  static final int IDENTIFY = 0x100000;
  static final int TARGET_INFO = 0x800000;
  static final int VERSION = 0x2000000;
  static final int KEY_128 = 0x20000000;
  static final int KEY_EXCH = 0x40000000;
  static final int KEY_56 = 0x80000000;

  /** What protects messages as they have to be where nothing else does. */
  static final int CONFIDENTIAL = SIGN | SEAL | KEY_EXCH | KEY_128;

  private NtlmFlags() {}

  static boolean has(int flags, int all) {
    return (flags & all) == all;
  }
}
