package io.windlass.wmi.linux.system;

/** System error codes (MS-ERREF §2.2), the return values of {@code Win32_OperatingSystem}. */
final class WinError {
  static final long SUCCESS = 0;
  static final long ACCESS_DENIED = 5;
  static final long GENERAL_FAILURE = 31;
  static final long NOT_SUPPORTED = 50;
  static final long INVALID_PARAMETER = 87;
  static final long PRIVILEGE_NOT_HELD = 1314;
  static final long TIMEOUT = 1460;

  private WinError() {}
}
