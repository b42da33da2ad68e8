package io.windlass.wsman.automation.script;

/** A script did not come to its end; the message says where and why. */
public final class ScriptFailure extends Exception {
  private static final long serialVersionUID = 1L;

  ScriptFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
