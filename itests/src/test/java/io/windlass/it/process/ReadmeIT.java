package io.windlass.it.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.windlass.it.support.Checkout;
import io.windlass.it.support.Command;
import io.windlass.it.support.ServiceProcess;
import io.windlass.it.support.TemporaryDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.Test;

/** What README and the plug-in guide show is what happens. */
public class ReadmeIT {
  private static final String MARK = "@@@ next @@@";
  private static final String ANYTHING = "…";

  /** A command of a console block and the lines that follow it. */
  private record Shown(String command, List<String> output) {}

  @Test
  public void theTourPrintsWhatItSays() throws Exception {
    List<Shown> tour = consoleBlocks(Files.readAllLines(Checkout.root().resolve("README.md")));
    assertTrue("a tour of " + tour.size() + " commands", tour.size() > 8);
    try (TemporaryDirectory work = TemporaryDirectory.create();
        ServiceProcess service =
            ServiceProcess.start(Checkout.distribution(), work.path().resolve("base"))) {
      service.awaitLine("no listener");
      StringBuilder script = new StringBuilder();
      tour.forEach(each -> script.append(each.command()).append("\necho '" + MARK + "'\n"));
      Command.Result result =
          Command.run(
              Checkout.root(),
              Map.of("WINDLASS_BASE", work.path().resolve("base").toString()),
              "bash",
              "-c",
              script.toString());
      String[] printed = (result.out() + "\n").split(MARK + "\n");
      for (int i = 0; i < tour.size(); i++) {
        compare(tour.get(i), List.of(printed[i].strip().split("\n")), result.err());
      }
    }
  }

  private static List<Shown> consoleBlocks(List<String> lines) {
    List<Shown> shown = new ArrayList<>();
    boolean inside = false;
    for (String line : lines) {
      if (line.startsWith("```")) {
        inside = line.equals("```console");
      } else if (inside && line.startsWith("$ ")) {
        shown.add(new Shown(line.substring(2), new ArrayList<>()));
      } else if (inside) {
        shown.get(shown.size() - 1).output().add(line);
      }
    }
    return shown;
  }

  /** Names of properties must be as shown, their values are this machine's. */
  private static void compare(Shown shown, List<String> printed, String errors) {
    int at = 0;
    boolean skip = false;
    for (String line : shown.output()) {
      if (line.equals(ANYTHING)) {
        skip = true;
        continue;
      }
      while (skip && at < printed.size() && !name(printed.get(at)).equals(name(line))) {
        at++;
      }
      String found = at < printed.size() ? printed.get(at) : "nothing";
      assertEquals(shown.command() + " printed " + printed + errors, name(line), name(found));
      at++;
      skip = false;
    }
    if (!skip && !shown.output().isEmpty()) {
      assertEquals(shown.command() + " printed " + printed, at, printed.size());
    }
  }

  private static String name(String line) {
    int equals = line.indexOf(" = ");
    return equals < 0 ? line.stripTrailing() : line.substring(0, equals);
  }

  @Test
  public void theCodeInTheDocumentsIsCompiled() throws IOException {
    Path sources = Checkout.root().resolve("bundles/example-provider/src");
    String compiled =
        Files.readString(sources.resolve("main/java/io/windlass/example/provider/FanProvider.java"))
            + Files.readString(
                sources.resolve("test/java/io/windlass/example/provider/FanProviderTest.java"));
    for (String document : List.of("README.md", "docs/plugin-guide.md")) {
      String[] parts = Files.readString(Checkout.root().resolve(document)).split("```java\n");
      for (int i = 1; i < parts.length; i++) {
        String code = parts[i].substring(0, parts[i].indexOf("```"));
        assertTrue(document + ": " + code, compiled.contains(code));
      }
    }
  }
}
