package io.windlass.wsman.cli;

/** A password, from its switch or from the person at the terminal. */
final class Password {
  private Password() {}

  /**
   * Asks for it unless it is given.
   *
   * @throws UsageException when nobody is there to ask
   */
  static String of(String user, Switch option, CommandLine line, Terminal terminal)
      throws UsageException {
    String given = line.value(option, null);
    if (given != null) {
      return given;
    }
    String typed =
        terminal.isInteractive() ? terminal.askSecret("Password of " + user + ": ") : null;
    if (typed == null) {
      throw new UsageException(
          "There is no password and no terminal to ask for it: use "
              + option.shortLabel()
              + ":PASSWORD");
    }
    return typed;
  }
}
