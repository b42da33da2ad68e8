package io.windlass.wsman.cli;

import java.io.Console;
import java.io.PrintStream;
import java.util.Map;

/** The surroundings of the command: streams, environment, a person or none. */
interface Terminal {
  /** The result. */
  PrintStream out();

  /** Everything else. */
  PrintStream err();

  /** The environment variables. */
  Map<String, String> environment();

  /** An environment variable, or null. */
  default String environment(String name) {
    return environment().get(name);
  }

  /** Runs other programs. */
  Programs programs();

  /** True when a person can answer. */
  boolean isInteractive();

  /** Asks the person; null when the input has ended. */
  String ask(String question);

  /** Asks without showing what is typed; null when the input has ended. */
  String askSecret(String question);

  /** The process's own. */
  static Terminal ofProcess(PrintStream out, PrintStream err) {
    return new Terminal() {
      @Override
      public PrintStream out() {
        return out;
      }

      @Override
      public PrintStream err() {
        return err;
      }

      @Override
      public Map<String, String> environment() {
        return System.getenv();
      }

      @Override
      public Programs programs() {
        return Programs.ofSystem();
      }

      @Override
      public boolean isInteractive() {
        Console console = System.console();
        return console != null && isTerminal(console);
      }

      @Override
      public String ask(String question) {
        return System.console().readLine("%s", question);
      }

      @Override
      public String askSecret(String question) {
        char[] typed = System.console().readPassword("%s", question);
        return typed == null ? null : new String(typed);
      }
    };
  }

  /** From JDK 22 on there is a console without a terminal too; it tells by a method of its own. */
  private static boolean isTerminal(Console console) {
    if (Runtime.version().feature() < 22) {
      return true;
    }
    try {
      return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException gone) {
      return false;
    }
  }
}
