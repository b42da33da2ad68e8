package io.windlass.wmi.linux.host;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Runs programs that change the host; a test puts something harmless in its place. No shell reads
 * the arguments.
 */
@FunctionalInterface
public interface CommandRunner {
  /**
   * Runs a program without input.
   *
   * @param command the program, then its arguments
   * @param limit after which it is killed
   * @return with what it wrote, errors too
   * @throws IOException when there is no such program
   */
  Command.Result run(List<String> command, Duration limit) throws IOException, InterruptedException;

  /** The programs of this very host. */
  static CommandRunner ofHost() {
    return Command::report;
  }
}
