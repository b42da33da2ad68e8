package io.windlass.wsman.automation.script;

/** {@code WScript.Quit}. An error, so that no catch of a script stops it. */
final class ScriptExit extends Error {
  private static final long serialVersionUID = 1L;

  private final int code;

  ScriptExit(int code) {
    super("the script ends with " + code, null, false, false);
    this.code = code;
  }

  int code() {
    return code;
  }

  /** The exit among the causes of a failure; null when there is none. */
  static ScriptExit in(Throwable failure) {
    int depth = 0;
    for (Throwable each = failure; each != null && depth < 50; each = each.getCause()) {
      if (each instanceof ScriptExit exit) {
        return exit;
      }
      depth++;
    }
    return null;
  }
}
