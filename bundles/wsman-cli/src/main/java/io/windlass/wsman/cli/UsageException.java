package io.windlass.wsman.cli;

/** The command line cannot be obeyed; the message names the thing and says what to do. */
final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
