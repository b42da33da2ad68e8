package io.windlass.it.rules;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.windlass.it.support.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.Test;

/** Every clause has a row in docs/standards.md, and every row a test that exists or a reason. */
public class StandardsTest {
  private static final Set<String> STATES = Set.of("done", "partly", "later");
  private static final Pattern TEST = Pattern.compile("\\b([A-Z]\\w*(?:Test|IT))(?:#(\\w+))?");

  /** How many clauses each family has. */
  private static final Map<String, Integer> FAMILIES =
      Map.ofEntries(
          Map.entry("ADR", 6),
          Map.entry("MU", 3),
          Map.entry("MIH", 6),
          Map.entry("CTL", 12),
          Map.entry("RES", 8),
          Map.entry("ENU", 16),
          Map.entry("ACT", 3),
          Map.entry("EVT", 9),
          Map.entry("IDN", 3),
          Map.entry("SEC", 1),
          Map.entry("TRN", 3),
          Map.entry("FLT", 4));

  /** A row of a table whose head is clause, state, test, open. */
  private record Row(String clause, String state, String test, String open) {
    Set<String> tests() {
      Set<String> named = new TreeSet<>();
      Matcher matcher = TEST.matcher(test);
      while (matcher.find()) {
        named.add(matcher.group());
      }
      return named;
    }
  }

  @Test
  public void everyRowNamesAnExistingTest() throws IOException {
    assertEquals(List.of(), problems(rows(document()), testsByName()));
  }

  @Test
  public void everyClauseHasARow() throws IOException {
    assertEquals(List.of(), missing(rows(document())));
  }

  @Test
  public void theCountIsTold() throws IOException {
    String count = count(rows(document()));
    System.out.println("docs/standards.md: " + count);
    assertTrue("docs/standards.md must say: " + count, document().contains(count));
  }

  @Test
  public void aRowWithoutAKnownTestOrAReasonIsReported() {
    Map<String, String> tests = Map.of("GetTest", "void answersTheInstance() {}");
    List<String> lines =
        List.of(
            "# text | with a bar",
            "| clause | state | test | open |",
            "|---|---|---|---|",
            "| R1 | done | `GetTest#answersTheInstance`, `GetTest` | |",
            "| R2 | done | | |",
            "| R3 | later | | nobody asked |",
            "| R4 | partly | `PutTest` | no fragments |",
            "| R5 | done | `GetTest#nothing` | |",
            "| R6 | maybe | `GetTest` | |",
            "| R7 | later | | |",
            "| R8 | partly | `GetTest` | |",
            "",
            "| other | table |",
            "|---|---|",
            "| a | b |");
    assertEquals(
        List.of(
            "R2: names no test",
            "R4: there is no test class PutTest",
            "R5: GetTest has no method nothing",
            "R6: the state is maybe",
            "R7: gives no reason",
            "R8: gives no reason"),
        problems(rows(lines), tests));
    assertEquals("Clauses: 8, done 3, partly 2, later 2; tests named: 4.", count(rows(lines)));
    assertEquals(74, missing(rows(lines)).size());
  }

  @Test
  public void aRowMayNameSeveralClauses() {
    List<String> lines =
        List.of(
            "| clause | state | test | open |",
            "| EVT-1, EVT-2 both | later | | why |",
            "| EVT-30 not three | later | | why |");
    List<String> missing = missing(rows(lines));
    assertTrue(missing.contains("EVT-3") && !missing.contains("EVT-2"));
  }

  /** One line for each row that is wrong; {@code tests} maps simple names to sources. */
  private static List<String> problems(List<Row> rows, Map<String, String> tests) {
    List<String> problems = new ArrayList<>();
    for (Row row : rows) {
      if (!STATES.contains(row.state)) {
        problems.add(row.clause + ": the state is " + row.state);
      }
      if (!row.state.equals("done") && STATES.contains(row.state) && row.open.isEmpty()) {
        problems.add(row.clause + ": gives no reason");
      }
      if (row.tests().isEmpty() && !row.state.equals("later")) {
        problems.add(row.clause + ": names no test");
      }
      for (String named : row.tests()) {
        check(row, named, tests, problems);
      }
    }
    return problems;
  }

  private static void check(
      Row row, String named, Map<String, String> tests, List<String> problems) {
    int hash = named.indexOf('#');
    String type = hash < 0 ? named : named.substring(0, hash);
    String source = tests.get(type);
    if (source == null) {
      problems.add(row.clause + ": there is no test class " + type);
    } else if (hash > 0 && !source.contains("void " + named.substring(hash + 1) + "(")) {
      problems.add(row.clause + ": " + type + " has no method " + named.substring(hash + 1));
    }
  }

  private static List<String> missing(List<Row> rows) {
    List<String> missing = new ArrayList<>();
    FAMILIES.forEach(
        (family, count) -> {
          for (int number = 1; number <= count; number++) {
            String id = family + "-" + number;
            Pattern whole = Pattern.compile("\\b" + id + "\\b");
            if (rows.stream().noneMatch(row -> whole.matcher(row.clause).find())) {
              missing.add(id);
            }
          }
        });
    return missing;
  }

  private static String count(List<Row> rows) {
    Set<String> tests = new TreeSet<>();
    rows.forEach(row -> tests.addAll(row.tests()));
    return "Clauses: "
        + rows.size()
        + ", done "
        + inState(rows, "done")
        + ", partly "
        + inState(rows, "partly")
        + ", later "
        + inState(rows, "later")
        + "; tests named: "
        + tests.size()
        + ".";
  }

  private static long inState(List<Row> rows, String state) {
    return rows.stream().filter(row -> row.state.equals(state)).count();
  }

  private static List<String> document() throws IOException {
    Path document = Checkout.root().resolve("docs/standards.md");
    return Files.readAllLines(document);
  }

  private static List<Row> rows(List<String> lines) {
    List<Row> rows = new ArrayList<>();
    boolean inTable = false;
    for (String line : lines) {
      List<String> cells = cells(line);
      if (cells.size() < 4) {
        inTable = false;
      } else if (cells.subList(0, 4).equals(List.of("clause", "state", "test", "open"))) {
        inTable = true;
      } else if (inTable && !cells.get(0).matches(":?-+:?")) {
        rows.add(new Row(cells.get(0), cells.get(1), cells.get(2), cells.get(3)));
      }
    }
    return rows;
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
