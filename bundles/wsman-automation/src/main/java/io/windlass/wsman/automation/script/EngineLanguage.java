package io.windlass.wsman.automation.script;

import io.windlass.wsman.automation.AutomationException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import javax.script.ScriptContext;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import javax.script.ScriptException;

/** Scripts by whatever engine of JSR-223 is on the class path for the extension of their file. */
final class EngineLanguage {
  private final ScriptHost host;

  EngineLanguage(ScriptHost host) {
    this.host = host;
  }

  int run(Path file, String extension, String source) throws IOException, ScriptFailure {
    ScriptEngine engine = new ScriptEngineManager().getEngineByExtension(extension);
    if (engine == null) {
      throw new ScriptFailure(
          "There is no script engine for ." + extension + ": put one of JSR-223 into lib/script",
          null);
    }
    ScriptContext context = engine.getContext();
    context.setWriter(host.out());
    context.setErrorWriter(new PrintWriter(System.err, true));
    engine.put("WSMan", host.wsman());
    engine.put("WScript", host);
    engine.put("args", host.getArguments());
    try {
      prelude(engine, extension);
      engine.put(ScriptEngine.FILENAME, file.toString());
      engine.eval(countsFromZero(engine) ? "\n" + source : source);
      return 0;
    } catch (ScriptException | RuntimeException | StackOverflowError failure) {
      ScriptExit exit = ScriptExit.in(failure);
      if (exit != null) {
        return exit.code();
      }
      throw explained(file, failure, engine);
    } catch (ScriptExit exit) {
      return exit.code();
    }
  }

  /** Rhino calls the first line 0. */
  private static boolean countsFromZero(ScriptEngine engine) {
    return engine.getClass().getName().startsWith("org.mozilla.");
  }

  /** Gives the objects the names of properties, and the optional parameters, of the original. */
  private static void prelude(ScriptEngine engine, String extension)
      throws IOException, ScriptException {
    String name = "wsman." + extension;
    try (InputStream in = EngineLanguage.class.getResourceAsStream(name)) {
      if (in != null) {
        engine.put(ScriptEngine.FILENAME, name);
        engine.eval(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
  }

  private static ScriptFailure explained(Path file, Throwable failure, ScriptEngine engine) {
    ScriptPlace place = new ScriptPlace(file);
    AutomationException automation = null;
    int line = failure instanceof ScriptException script ? script.getLineNumber() : 0;
    String text = failure.toString();
    Throwable each = failure;
    for (int depth = 0; each != null && depth < 50; depth++, each = each.getCause()) {
      automation = each instanceof AutomationException found ? found : automation;
      line = place.line(each) > 0 ? place.line(each) : line;
      text = place.message(each);
    }
    if (automation != null) {
      text = automation.getDescription() + "\n" + number(automation.getHexNumber());
    } else if (file.toString().toLowerCase(Locale.ROOT).endsWith(".js")) {
      String[] noted = noted(engine);
      if (noted.length == 3 && text.contains(noted[2])) {
        line = Integer.parseInt(noted[0]) > 0 ? Integer.parseInt(noted[0]) : line;
        text = noted[2] + "\n" + number(noted[1]);
      }
    }
    return new ScriptFailure(file + (line > 0 ? ":" + line : "") + ": " + text, failure);
  }

  /** An error of JavaScript has no cause, but the prelude has noted what it threw last. */
  private static String[] noted(ScriptEngine engine) {
    try {
      return engine.eval("'' + this.AutomationFailure").toString().split("\n", 3);
    } catch (ScriptException spoilt) {
      return new String[0];
    }
  }

  private static String number(String hex) {
    return "Error number:  " + Long.decode(hex).intValue() + " " + hex;
  }
}
