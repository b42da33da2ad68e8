package io.windlass.wsman.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Keeps what is written; a person sits there only when answers were given. */
final class FakeTerminal implements Terminal {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final PrintStream outStream = new PrintStream(out, true, StandardCharsets.UTF_8);
  private final PrintStream errStream = new PrintStream(err, true, StandardCharsets.UTF_8);
  private final Map<String, String> environment = new HashMap<>();
  private final Deque<String> answers = new ArrayDeque<>();

  private Programs programs =
      (command, patience) -> {
        throw new IOException(command.get(0) + " is not installed");
      };

  FakeTerminal(Path base) {
    environment.put("WINDLASS_BASE", base.toString());
  }

  /** Programs that a person could run; there are none unless this is called. */
  FakeTerminal with(Programs others) {
    programs = others;
    return this;
  }

  FakeTerminal with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  FakeTerminal answering(String answer) {
    answers.add(answer);
    return this;
  }

  int winrm(String... args) {
    return Winrm.run(args, this);
  }

  String output() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String errors() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Override
  public PrintStream out() {
    return outStream;
  }

  @Override
  public PrintStream err() {
    return errStream;
  }

  @Override
  public Map<String, String> environment() {
    return environment;
  }

  @Override
  public Programs programs() {
    return programs;
  }

  @Override
  public boolean isInteractive() {
    return !answers.isEmpty();
  }

  @Override
  public String ask(String question) {
    return answers.poll();
  }

  @Override
  public String askSecret(String question) {
    return answers.poll();
  }
}
