package io.windlass.it.rules;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import io.windlass.it.support.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.Test;

/** Every row of docs/standards.md (clause | state | test) names a test that exists. */
public class StandardsTest {
  private static final Set<String> STATES = Set.of("done", "partly", "later");
  private static final Pattern TEST = Pattern.compile("\\b([A-Z]\\w*(?:Test|IT))(?:#(\\w+))?");

  @Test
  public void everyRowNamesAnExistingTest() throws IOException {
    Path document = Checkout.root().resolve("docs/standards.md");
    assumeTrue("no docs/standards.md yet", Files.exists(document));
    List<String> lines = Files.readAllLines(document);
    assertTrue("no table", lines.stream().anyMatch(line -> isHeader(cells(line))));
    assertEquals(List.of(), problems(lines, testsByName()));
  }

  @Test
  public void aRowWithoutAKnownTestIsReported() {
    Map<String, String> tests = Map.of("GetTest", "void answersTheInstance() {}");
    List<String> lines =
        List.of(
            "# text | with a bar",
            "| clause | state | test |",
            "|---|---|---|",
            "| R1 | done | `GetTest#answersTheInstance`, `GetTest` |",
            "| R2 | done | |",
            "| R3 | later | |",
            "| R4 | partly: no fragments | `PutTest` |",
            "| R5 | done | `GetTest#nothing` |",
            "| R6 | maybe | `GetTest` |",
            "",
            "| other | table |",
            "|---|---|",
            "| a | b |");
    assertEquals(
        List.of(
            "R2: names no test",
            "R4: there is no test class PutTest",
            "R5: GetTest has no method nothing",
            "R6: the state is maybe"),
        problems(lines, tests));
  }

  /** One line for each row that is wrong; {@code tests} maps simple names to sources. */
  private static List<String> problems(List<String> lines, Map<String, String> tests) {
    List<String> problems = new ArrayList<>();
    boolean inTable = false;
    for (String line : lines) {
      List<String> cells = cells(line);
      if (cells.size() < 3) {
        inTable = false;
      } else if (isHeader(cells)) {
        inTable = true;
      } else if (inTable && !cells.get(0).matches(":?-+:?")) {
        check(cells, tests, problems);
      }
    }
    return problems;
  }

  private static void check(List<String> row, Map<String, String> tests, List<String> problems) {
    String clause = row.get(0);
    // "partly: what is missing"
    String state = row.get(1).split(":", 2)[0];
    if (!STATES.contains(state)) {
      problems.add(clause + ": the state is " + state);
    }
    Matcher named = TEST.matcher(row.get(2));
    boolean any = false;
    while (named.find()) {
      any = true;
      String source = tests.get(named.group(1));
      String method = named.group(2);
      if (source == null) {
        problems.add(clause + ": there is no test class " + named.group(1));
      } else if (method != null && !source.contains("void " + method + "(")) {
        problems.add(clause + ": " + named.group(1) + " has no method " + method);
      }
    }
    if (!any && !state.equals("later")) {
      problems.add(clause + ": names no test");
    }
  }

  private static boolean isHeader(List<String> cells) {
    return cells.size() >= 3 && cells.subList(0, 3).equals(List.of("clause", "state", "test"));
  }

  /** The cells of a row; empty for any other line. A bar inside a cell is written {@code \|}. */
  private static List<String> cells(String line) {
    String text = line.strip();
    if (!text.startsWith("|") || !text.endsWith("|") || text.length() < 2) {
      return List.of();
    }
    List<String> cells = new ArrayList<>();
    for (String cell : text.substring(1, text.length() - 1).split("(?<!\\\\)\\|", -1)) {
      cells.add(cell.strip());
    }
    return cells;
  }

  private static Map<String, String> testsByName() throws IOException {
    Map<String, String> tests = new HashMap<>();
    for (Path source : Checkout.testSources()) {
      String name = source.getFileName().toString();
      tests.put(name.substring(0, name.length() - ".java".length()), Files.readString(source));
    }
    return tests;
  }
}
