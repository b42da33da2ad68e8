package io.windlass.wmi.linux.service;

/** The return values of the methods of {@code Win32_Service} that are used here. */
final class ReturnCode {
  static final int SUCCESS = 0;
  static final int NOT_SUPPORTED = 1;
  static final int ACCESS_DENIED = 2;

  /** The control is none, or the service does not know it. */
  static final int INVALID_CONTROL = 4;

  /** The service does not take this control now: it is not running, or cannot pause. */
  static final int CANNOT_ACCEPT_CONTROL = 5;

  static final int NOT_ACTIVE = 6;
  static final int REQUEST_TIMEOUT = 7;
  static final int UNKNOWN_FAILURE = 8;
  static final int PATH_NOT_FOUND = 9;
  static final int ALREADY_RUNNING = 10;

  /** A service that this one needs does not exist. */
  static final int DEPENDENCY_DELETED = 12;

  /** A service that this one needs does not start. */
  static final int DEPENDENCY_FAILURE = 13;

  static final int DISABLED = 14;
  static final int INVALID_NAME = 20;
  static final int INVALID_PARAMETER = 21;
  static final int INVALID_ACCOUNT = 22;
  static final int EXISTS = 23;

  private ReturnCode() {}
}
