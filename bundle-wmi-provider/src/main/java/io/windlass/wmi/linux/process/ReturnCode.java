package io.windlass.wmi.linux.process;

/** The return values of the methods of {@code Win32_Process} that are used here. */
final class ReturnCode {
  static final int SUCCESS = 0;
  static final int ACCESS_DENIED = 2;
  static final int UNKNOWN_FAILURE = 8;
  static final int PATH_NOT_FOUND = 9;
  static final int INVALID_PARAMETER = 21;

  private ReturnCode() {}
}
