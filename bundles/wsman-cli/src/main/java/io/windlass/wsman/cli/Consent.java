package io.windlass.wsman.cli;

/** Asks before something is changed, unless {@code -quiet} has agreed beforehand. */
final class Consent {
  private Consent() {}

  /**
   * Returns when the person agrees.
   *
   * @throws UsageException when the person declines, or when nobody is there to ask
   */
  static void require(CommandLine line, Terminal terminal) throws UsageException {
    if (line.has(Switch.QUIET)) {
      return;
    }
    terminal.out().println();
    terminal.out().flush();
    if (!terminal.isInteractive()) {
      throw new UsageException(
          "There is no terminal to ask for your consent: agree beforehand with -quiet");
    }
    String answer = terminal.ask("Make these changes [y/n]? ");
    boolean agreed =
        answer != null
            && (answer.trim().equalsIgnoreCase("y") || answer.trim().equalsIgnoreCase("yes"));
    if (!agreed) {
      terminal.out().println("Nothing was changed.");
      throw new UsageException(line.verb().label() + " was declined");
    }
  }
}
