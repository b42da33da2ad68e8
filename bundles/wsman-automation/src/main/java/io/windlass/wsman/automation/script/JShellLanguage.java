package io.windlass.wsman.automation.script;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/** Snippets of Java, in this process. A script ends at the first that fails. */
final class JShellLanguage {
  private static final List<String> STARTUP =
      List.of(
          "import java.util.*;",
          "import java.util.stream.*;",
          "import io.windlass.wsman.automation.*;",
          "import io.windlass.wsman.automation.script.ScriptHost;",
          "ScriptHost WScript = ScriptHost.current();",
          "WSMan WSMan = WScript.wsman();",
          "List<String> args = WScript.getArguments();");

  private final ScriptHost host;

  JShellLanguage(ScriptHost host) {
    this.host = host;
  }

  int run(Path file, String source) throws ScriptFailure {
    if (ModuleLayer.boot().findModule("jdk.jshell").isEmpty()) {
      throw new ScriptFailure(
          "This Java has no JShell: run .jsh with a JDK, and set JAVA_HOME to it", null);
    }
    ScriptHost.setCurrent(host);
    try (JShell shell = JShell.builder().executionEngine("local").build()) {
      for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
        shell.addToClasspath(entry);
      }
      for (String line : STARTUP) {
        evaluate(shell, line, file, 0);
      }
      return script(shell, file, source);
    } catch (ScriptExit exit) {
      return exit.code();
    } finally {
      ScriptHost.setCurrent(null);
    }
  }

  /** Line by line, as the tool reads it: a snippet ends where nothing more has to follow. */
  private int script(JShell shell, Path file, String source) throws ScriptFailure {
    String pending = "";
    int first = 1;
    int number = 0;
    for (String line : source.split("\\R", -1)) {
      number++;
      if (pending.isBlank()) {
        first = number;
        pending = "";
        if (isCommand(line)) {
          return exit(line, file, number);
        }
      }
      pending = evaluateWhole(shell, pending + line + "\n", file, first);
    }
    if (!pending.isBlank()) {
      if (isIncomplete(shell.sourceCodeAnalysis().analyzeCompletion(pending))) {
        throw new ScriptFailure(file + ":" + first + ": the snippet is not complete", null);
      }
      evaluate(shell, pending, file, first);
    }
    return 0;
  }

  private static boolean isCommand(String line) {
    String text = line.strip();
    return text.startsWith("/") && !text.startsWith("//") && !text.startsWith("/*");
  }

  private static boolean isIncomplete(CompletionInfo info) {
    return info.completeness() == Completeness.DEFINITELY_INCOMPLETE;
  }

  /** Evaluates the snippets that are whole; returns what is left. */
  private String evaluateWhole(JShell shell, String code, Path file, int line)
      throws ScriptFailure {
    String rest = code;
    while (!rest.isBlank()) {
      CompletionInfo info = shell.sourceCodeAnalysis().analyzeCompletion(rest);
      if (isIncomplete(info)
          || info.completeness() == Completeness.CONSIDERED_INCOMPLETE
          || info.completeness() == Completeness.EMPTY) {
        return rest;
      }
      evaluate(shell, info.source() == null ? rest : info.source(), file, line);
      rest = info.remaining() == null ? "" : info.remaining();
    }
    return "";
  }

  /** Of the commands of the tool only its end makes sense in a script. */
  private static int exit(String command, Path file, int line) throws ScriptFailure {
    String[] words = command.strip().split("\\s+");
    if (words[0].toLowerCase(Locale.ROOT).equals("/exit") && words.length <= 2) {
      if (words.length == 1) {
        return 0;
      }
      if (words[1].matches("\\d{1,3}")) {
        return Integer.parseInt(words[1]);
      }
    }
    throw new ScriptFailure(
        file + ":" + line + ": of the commands of jshell a script has /exit [NUMBER] only", null);
  }

  private void evaluate(JShell shell, String code, Path file, int line) throws ScriptFailure {
    for (SnippetEvent event : shell.eval(code)) {
      JShellException thrown = event.exception();
      if (thrown != null) {
        String name = thrown instanceof EvalException eval ? eval.getExceptionClassName() : "";
        if (name.equals(ScriptExit.class.getName())) {
          // The object itself stays behind with the engine.
          throw new ScriptExit(host.exitCode());
        }
        String type = name.isEmpty() ? "" : simple(name) + ": ";
        throw new ScriptFailure(file + ":" + line + ": " + type + thrown.getMessage(), thrown);
      }
      if (event.status() == Snippet.Status.REJECTED) {
        String reasons =
            shell
                .diagnostics(event.snippet())
                .filter(Diag::isError)
                .map(reason -> reason.getMessage(Locale.ROOT))
                .collect(Collectors.joining("; "));
        throw new ScriptFailure(file + ":" + line + ": " + reasons, null);
      }
    }
  }

  private static String simple(String type) {
    return type.substring(type.lastIndexOf('.') + 1);
  }
}
