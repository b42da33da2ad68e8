package io.windlass.wsman.cli;

import io.windlass.wsman.client.WsmanException;
import io.windlass.wsman.client.WsmanFaultException;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;

/** The {@code winrm} command. */
public final class Winrm {
  private static final int BUFFER = 16 * 1024;

  private Winrm() {}

  /** Runs the command and ends the JVM with 0 when it worked, else with 1. */
  public static void main(String[] args) {
    PrintStream out =
        new PrintStream(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER),
            false,
            StandardCharsets.UTF_8);
    PrintStream err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    int status = run(args, Terminal.ofProcess(out, err));
    out.flush();
    System.exit(status);
  }

  /** Runs the command; 0 when it worked, else 1; what a script ends with. */
  static int run(String[] args, Terminal terminal) {
    CommandLine line = null;
    try {
      if (isScript(args)) {
        return Script.run(args, terminal);
      }
      line = CommandLine.parse(args);
      run(line, terminal);
      terminal.out().flush();
      return 0;
    } catch (UsageException | IllegalArgumentException wrong) {
      return fail(terminal, "Error: " + wrong.getMessage() + "\n");
    } catch (WsmanFaultException fault) {
      return fail(terminal, FaultFormat.format(fault.fault()));
    } catch (WsmanException failure) {
      return explain(failure, line, terminal);
    } catch (IOException failure) {
      return fail(terminal, "Error: " + reason(failure) + "\n");
    }
  }

  private static int explain(WsmanException failure, CommandLine line, Terminal terminal) {
    try {
      return fail(terminal, Failure.explain(failure, line, terminal));
    } catch (IOException unreadable) {
      return fail(terminal, "Error: " + failure.getMessage() + "\n");
    }
  }

  /** Asked here: {@link Script} loads with its engines only, which other operations lack. */
  private static boolean isScript(String[] args) {
    return args.length > 0 && Verb.named(args[0]) == Verb.SCRIPT;
  }

  private static void run(CommandLine line, Terminal terminal) throws UsageException, IOException {
    if (line.has(Switch.HELP)) {
      terminal.out().print(Help.text(line.verb().label()));
      return;
    }
    String operand = line.operands().isEmpty() ? "" : line.operands().get(0);
    switch (line.verb()) {
      case HELP -> terminal.out().print(Help.text(operand));
      case HELPMSG -> terminal.out().print(ErrorCodes.describe(operand));
      case QUICKCONFIG -> QuickConfig.of(line, terminal).run();
      case CONFIG_SDDL -> new ConfigSddl(line, terminal).run();
      case CREATE_SDDL -> terminal.out().print(CreateSddl.describe(line.operands()));
      default -> new Operations(line, terminal).run();
    }
  }

  private static int fail(Terminal terminal, String message) {
    terminal.out().flush();
    terminal.err().print(message);
    terminal.err().flush();
    return 1;
  }

  /** Exceptions of the file system often have nothing but the file's name as their message. */
  private static String reason(IOException failure) {
    if (failure instanceof AccessDeniedException) {
      return "Permission denied: " + failure.getMessage();
    }
    return failure.getClass() == IOException.class ? failure.getMessage() : failure.toString();
  }
}
