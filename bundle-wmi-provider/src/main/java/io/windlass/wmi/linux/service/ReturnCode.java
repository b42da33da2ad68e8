package io.windlass.wmi.linux.service;

/** The return values of the methods of {@code Win32_Service} that are used here. */
final class ReturnCode {
  static final int SUCCESS = 0;
  static final int NOT_SUPPORTED = 1;
  static final int ACCESS_DENIED = 2;

  /** The service does not take this control now: it is not running, or cannot pause. */
  static final int CANNOT_ACCEPT_CONTROL = 5;

  static final int NOT_ACTIVE = 6;
  static final int REQUEST_TIMEOUT = 7;
  static final int UNKNOWN_FAILURE = 8;
  static final int ALREADY_RUNNING = 10;
  static final int DISABLED = 14;
  static final int INVALID_PARAMETER = 21;

  private ReturnCode() {}
}
