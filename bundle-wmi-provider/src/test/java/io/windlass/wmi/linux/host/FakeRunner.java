package io.windlass.wmi.linux.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs nothing, writes down what it should have run, and answers as it was told. */
public final class FakeRunner implements CommandRunner {
  private final List<List<String>> commands = new ArrayList<>();
  private Command.Result answer = new Command.Result(0, "");

  /** From now on every program ends so. */
  public FakeRunner answering(int exitCode, String output) {
    answer = new Command.Result(exitCode, output);
    return this;
  }

  /** What should have been run so far; the next call starts anew. */
  public List<List<String>> commands() {
    List<List<String>> seen = List.copyOf(commands);
    commands.clear();
    return seen;
  }

  @Override
  public Command.Result run(List<String> command, Duration limit) {
    commands.add(command);
    return answer;
  }
}
