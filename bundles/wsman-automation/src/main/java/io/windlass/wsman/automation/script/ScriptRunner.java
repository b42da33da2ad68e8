package io.windlass.wsman.automation.script;

import io.windlass.wsman.automation.WSMan;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Runs a file by the language that its name ends with: {@code .js}, {@code .groovy}, {@code .jsh}.
 */
public final class ScriptRunner {
  private static final long MAX_FILE = 16 << 20;

  private final Path base;
  private final PrintStream out;

  /**
   * @param base the instance directory of this machine's service
   * @param out for what scripts print, in UTF-8
   */
  public ScriptRunner(Path base, PrintStream out) {
    this.base = base;
    this.out = out;
  }

  /**
   * Runs a script to its end.
   *
   * @return the code of {@code WScript.Quit} or {@code /exit}, else 0
   * @throws ScriptFailure when it does not come to its end, or its language is not there
   * @throws IOException when the file cannot be read
   */
  public int run(Path file, List<String> arguments) throws IOException, ScriptFailure {
    String source = source(file);
    String extension = extension(file);
    PrintWriter writer = new PrintWriter(out, false, StandardCharsets.UTF_8);
    try (WSMan wsman =
        new WSMan(base, "winrm script " + file + " " + String.join(" ", arguments))) {
      ScriptHost host = new ScriptHost(wsman, arguments, writer);
      return extension.equals("jsh")
          ? new JShellLanguage(host).run(file, source)
          : new EngineLanguage(host).run(file, extension, source);
    } finally {
      writer.flush();
    }
  }

  private static String source(Path file) throws IOException, ScriptFailure {
    try {
      if (Files.size(file) > MAX_FILE) {
        throw new ScriptFailure(file + " is larger than " + MAX_FILE + " octets", null);
      }
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (NoSuchFileException absent) {
      throw new ScriptFailure("There is no file " + file, absent);
    } catch (MalformedInputException other) {
      throw new ScriptFailure(file + " is not text in UTF-8", other);
    }
  }

  private static String extension(Path file) throws ScriptFailure {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    if (dot < 0) {
      throw new ScriptFailure(
          name + " does not say its language: name it .js, .groovy or .jsh", null);
    }
    return name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }
}
