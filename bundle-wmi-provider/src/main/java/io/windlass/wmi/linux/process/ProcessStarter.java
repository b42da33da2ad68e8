package io.windlass.wmi.linux.process;

import io.windlass.wmi.linux.host.Command;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts detached processes: in a session of their own (where setsid(1) exists), without input and
 * output, with the account of this service. They outlive it, unless a supervisor ends the whole
 * group with it (systemd's {@code KillMode=control-group}).
 *
 * <p>The command line is run by {@code /bin/sh -c}. A single command replaces the shell, so that
 * the returned id is its own and ending that process ends the command; with pipes and lists it is
 * the id of the shell.
 */
final class ProcessStarter {
  private static final Logger LOG = LoggerFactory.getLogger(ProcessStarter.class);
  private static final String SHELL = "/bin/sh";
  private static final Duration LOOK_UP_LIMIT = Duration.ofSeconds(5);
  private static final List<String> SETSID = List.of("/usr/bin/setsid", "/bin/setsid");

  /** The first word where it can be no assignment, redirection or expansion. */
  private static final Pattern FIRST_WORD = Pattern.compile("([A-Za-z0-9_./+-]+)(?=\\s|$)");

  /** What may separate commands, quoted or not. */
  private static final Pattern SEPARATOR = Pattern.compile("[;&|()`\\n]");

  /**
   * What came of it.
   *
   * @param code a code of {@code Win32_Process.Create}
   * @param pid only with {@link ReturnCode#SUCCESS}
   */
  record Started(int code, long pid) {
    private static Started failed(int code) {
      return new Started(code, 0);
    }
  }

  /**
   * Starts a command.
   *
   * @param directory where it starts; empty for {@code /}
   * @param environment in place of that of this service; empty to inherit
   */
  Started start(
      String commandLine, Optional<String> directory, Optional<Map<String, String>> environment)
      throws InterruptedException {
    if (commandLine.isBlank() || commandLine.indexOf('\0') >= 0) {
      return Started.failed(ReturnCode.INVALID_PARAMETER);
    }
    if (!Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"))
        .newEncoder()
        .canEncode(commandLine)) {
      LOG.warn(
          "A command holds characters that this process cannot hand over in its locale; start the"
              + " service with LC_ALL=C.UTF-8");
      return Started.failed(ReturnCode.INVALID_PARAMETER);
    }
    try {
      File start = Path.of(directory.orElse("/")).toFile();
      if (!start.isDirectory()) {
        return Started.failed(ReturnCode.PATH_NOT_FOUND);
      }
      if (!start.canExecute()) {
        return Started.failed(ReturnCode.ACCESS_DENIED);
      }
      Optional<String> script = script(commandLine.strip(), start);
      return script.isEmpty()
          ? Started.failed(ReturnCode.PATH_NOT_FOUND)
          : new Started(ReturnCode.SUCCESS, launch(script.get(), start, environment));
    } catch (InvalidPathException e) {
      return Started.failed(ReturnCode.INVALID_PARAMETER);
    } catch (IOException e) {
      LOG.warn("Cannot start a process: {}", e.getMessage());
      return Started.failed(ReturnCode.UNKNOWN_FAILURE);
    }
  }

  /**
   * What the shell gets: the command line, with {@code exec} before a single command that is a
   * program. Asks the shell, which alone knows its built-in commands and its path.
   *
   * @return empty when there is no such command
   */
  private static Optional<String> script(String commandLine, File directory)
      throws IOException, InterruptedException {
    Matcher word = FIRST_WORD.matcher(commandLine);
    if (!word.lookingAt()) {
      return Optional.of(commandLine);
    }
    String lookUp = "cd \"$1\" && command -v -- \"$2\"";
    Command.Result answer =
        Command.read(
            List.of(SHELL, "-c", lookUp, SHELL, directory.toString(), word.group(1)),
            LOOK_UP_LIMIT);
    if (answer.timedOut()) {
      return Optional.of(commandLine);
    }
    if (answer.exitCode() != 0) {
      return Optional.empty();
    }
    boolean program = answer.output().contains("/");
    boolean single = !SEPARATOR.matcher(commandLine).find();
    return Optional.of(program && single ? "exec " + commandLine : commandLine);
  }

  private static long launch(
      String commandLine, File directory, Optional<Map<String, String>> environment)
      throws IOException {
    List<String> command = new ArrayList<>();
    // setsid forks only when it leads a process group, which a child of this JVM never does: the
    // id stays that of the process that is started here.
    SETSID.stream()
        .filter(file -> Files.isExecutable(Path.of(file)))
        .findFirst()
        .ifPresent(command::add);
    command.addAll(List.of(SHELL, "-c", commandLine));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory)
            .redirectInput(new File("/dev/null"))
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD);
    environment.ifPresent(
        variables -> {
          builder.environment().clear();
          builder.environment().putAll(variables);
        });
    // The JVM waits for its children by itself, so none of them stays behind as a zombie.
    return builder.start().pid();
  }
}
