package io.windlass.wsman.automation.script;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out where in a script something failed, as far as its engine tells. */
final class ScriptPlace {
  private final Path file;
  private final Pattern compiler;

  ScriptPlace(Path file) {
    this.file = file;
    // Engines call the script by its path, by its name, or by a number of their own.
    String name = Pattern.quote(file.getFileName().toString());
    compiler = Pattern.compile("(?:" + name + "|Script\\d+\\.groovy): (\\d+): ([^\\n]*)");
  }

  /** What a compiler said beside the place; else the whole message. */
  String message(Throwable failure) {
    String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    Matcher found = compiler.matcher(message);
    return found.find() ? found.group(2) : message;
  }

  /** The line, from 1; 0 when it is unknown. */
  int line(Throwable failure) {
    if (failure.getMessage() != null) {
      Matcher found = compiler.matcher(failure.getMessage());
      if (found.find()) {
        return Integer.parseInt(found.group(1));
      }
    }
    for (StackTraceElement frame : failure.getStackTrace()) {
      if (isScript(frame.getFileName())) {
        return Math.max(0, frame.getLineNumber());
      }
    }
    return 0;
  }

  private boolean isScript(String name) {
    return name != null
        && (name.equals(file.toString())
            || name.equals(file.getFileName().toString())
            || name.matches("Script\\d+\\.groovy"));
  }
}
