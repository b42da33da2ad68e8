package io.windlass.wsman.automation.script;

import io.windlass.wsman.automation.WSMan;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;

/** What a script knows as {@code WScript}: its arguments, its output and its end. */
public final class ScriptHost {
  private static volatile ScriptHost current;

  private final WSMan wsman;
  private final List<String> arguments;
  private final PrintWriter out;
  private volatile int exitCode;

  ScriptHost(WSMan wsman, List<String> arguments, PrintWriter out) {
    this.wsman = Objects.requireNonNull(wsman, "wsman");
    this.arguments = List.copyOf(arguments);
    this.out = Objects.requireNonNull(out, "out");
  }

  /**
   * The host of the JShell script that runs in this process: snippets are classes, and nobody can
   * hand them an object.
   *
   * @throws IllegalStateException when none runs
   */
  public static ScriptHost current() {
    ScriptHost host = current;
    if (host == null) {
      throw new IllegalStateException("no script of JShell is running");
    }
    return host;
  }

  static void setCurrent(ScriptHost host) {
    current = host;
  }

  /** Where scripts begin. */
  public WSMan wsman() {
    return wsman;
  }

  /** What stood behind the name of the file. */
  public List<String> getArguments() {
    return arguments;
  }

  /** Prints its parts on one line, with blanks between them. */
  public void Echo(Object... parts) {
    for (int i = 0; i < parts.length; i++) {
      out.print(i == 0 ? "" : " ");
      out.print(parts[i]);
    }
    out.println();
    out.flush();
  }

  /** Ends the script, with 0. */
  public void Quit() {
    Quit(0);
  }

  /**
   * Ends the script.
   *
   * @param code with which the process ends, 0 to 255
   */
  public void Quit(int code) {
    exitCode = code;
    throw new ScriptExit(code);
  }

  /** What Quit was called with. */
  int exitCode() {
    return exitCode;
  }

  PrintWriter out() {
    return out;
  }
}
