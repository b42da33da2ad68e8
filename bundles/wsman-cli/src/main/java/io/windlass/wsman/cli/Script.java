package io.windlass.wsman.cli;

import io.windlass.wsman.automation.script.ScriptFailure;
import io.windlass.wsman.automation.script.ScriptRunner;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** {@code winrm script}: what stands behind the file is the script's, switches too. */
final class Script {
  private static final String BASE = "-base:";

  private Script() {}

  /** Runs the script; the code that it ends with. */
  static int run(String[] args, Terminal terminal) throws UsageException, IOException {
    String base = null;
    int at = 1;
    for (; at < args.length && args[at].startsWith("-"); at++) {
      String option = args[at].toLowerCase(Locale.ROOT);
      if (option.equals("-?")) {
        terminal.out().print(Help.text("script"));
        return 0;
      }
      if (option.equals("-classpath")) {
        terminal.out().println(System.getProperty("java.class.path"));
        return 0;
      }
      if (!option.startsWith(BASE)) {
        throw new UsageException(
            args[at] + " is no switch of script; before the file stand -base:DIR and -classpath");
      }
      base = args[at].substring(BASE.length());
    }
    if (at == args.length) {
      throw new UsageException("script needs a file: winrm script FILE [ARGUMENT ...]");
    }
    return run(
        Instance.directory(base, terminal), Arrays.asList(args).subList(at, args.length), terminal);
  }

  private static int run(Path base, List<String> words, Terminal terminal)
      throws UsageException, IOException {
    try {
      Path file = Path.of(words.get(0));
      return new ScriptRunner(base, terminal.out()).run(file, words.subList(1, words.size()));
    } catch (ScriptFailure failure) {
      throw new UsageException(failure.getMessage());
    } catch (InvalidPathException wrong) {
      throw new UsageException(words.get(0) + " is no name of a file");
    } catch (NoClassDefFoundError absent) {
      throw new UsageException(
          "This installation has no lib/script, which scripts need: " + absent.getMessage());
    }
  }
}
