package io.windlass.wmi.wql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wmi.wql.WqlStatement.Related;
import io.windlass.wmi.wql.WqlStatement.Select;
import io.windlass.wmi.wql.WqlStatement.SelectClasses;
import io.windlass.wmi.wql.WqlStatement.SelectEvents;
import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.filter.Comparison.Operator;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WqlParserTest {
  private static Condition where(String condition) throws ResourceFault {
    Select select = (Select) WqlParser.parse("SELECT * FROM C WHERE " + condition);
    return select.condition();
  }

  /** The condition with every group in parentheses. */
  private static String shape(Condition condition) {
    if (condition instanceof Condition.And and) {
      return "("
          + String.join(" & ", and.terms().stream().map(WqlParserTest::shape).toList())
          + ")";
    }
    if (condition instanceof Condition.Or or) {
      return "(" + String.join(" | ", or.terms().stream().map(WqlParserTest::shape).toList()) + ")";
    }
    if (condition instanceof Condition.Not not) {
      return "!" + shape(not.term());
    }
    return assertInstanceOf(Condition.Compare.class, condition).property().toString();
  }

  @Test
  void readsClassAndProperties() throws ResourceFault {
    Select select = (Select) WqlParser.parse(" select a, B.c ,__PATH,a\n from\tWin32_X ");
    assertEquals("Win32_X", select.className());
    assertEquals(
        List.of("a", "B.c", "__PATH", "a"),
        select.properties().stream().map(PropertyName::toString).toList());
    assertEquals(Condition.ALWAYS, select.condition());
    assertEquals(List.of(), ((Select) WqlParser.parse("SELECT * FROM C")).properties());
  }

  @ParameterizedTest
  @CsvSource({
    "a=1 OR b=1 AND c=1, (a | (b & c))",
    "a=1 AND b=1 OR c=1, ((a & b) | c)",
    "(a=1 OR b=1) AND c=1, ((a | b) & c)",
    "NOT a=1 AND b=1, (!a & b)",
    "NOT (a=1 OR b=1), !(a | b)",
    "not not a=1, !!a",
    "a=1 OR b=1 OR c=1, (a | b | c)",
    "NOT a=1 OR NOT b=1, (!a | !b)"
  })
  void orBindsWeakerThanAndWhichBindsWeakerThanNot(String text, String shape) throws ResourceFault {
    assertEquals(shape, shape(where(text)));
  }

  @ParameterizedTest
  @CsvSource({
    "a = 1, EQUAL",
    "a <> 1, NOT_EQUAL",
    "a != 1, NOT_EQUAL",
    "a<1, LESS",
    "a<=1, LESS_OR_EQUAL",
    "a>1, GREATER",
    "a>=1, GREATER_OR_EQUAL",
    "1 = a, EQUAL",
    "1 < a, GREATER",
    "1 >= a, LESS_OR_EQUAL"
  })
  void aConstantOnTheLeftTurnsTheComparisonRound(String text, Operator operator)
      throws ResourceFault {
    Condition.Compare compare = assertInstanceOf(Condition.Compare.class, where(text));
    assertEquals(operator, compare.operator());
    assertEquals("a", compare.property().toString());
    assertEquals("1", compare.value().text());
  }

  @Test
  void nullIsTestedWithIsAndWithEquals() throws ResourceFault {
    assertInstanceOf(Condition.IsNull.class, where("a IS NULL"));
    assertInstanceOf(Condition.IsNull.class, where("a = null"));
    assertInstanceOf(Condition.IsNull.class, where("NULL = a"));
    for (String text : List.of("a is not null", "a <> NULL", "a != NULL")) {
      Condition.Not not = assertInstanceOf(Condition.Not.class, where(text));
      assertInstanceOf(Condition.IsNull.class, not.term());
    }
  }

  @Test
  void notStandsBeforeThePropertyOrBeforeLike() throws ResourceFault {
    assertEquals(
        List.of("a", "b"),
        List.of("NOT a LIKE '%x'", "b NOT LIKE '%x'").stream()
            .map(WqlParserTest::likeBelowNot)
            .toList());
  }

  private static String likeBelowNot(String text) {
    try {
      Condition.Not not = assertInstanceOf(Condition.Not.class, where(text));
      return assertInstanceOf(Condition.Like.class, not.term()).property().toString();
    } catch (ResourceFault e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "'x', x",
        "\"x\", x",
        "'it\\'s', it's",
        "'say \"hi\"', say \"hi\"",
        "'D:\\\\Archive', D:\\Archive",
        "\"a\\\"b\", a\"b"
      })
  void textsAreQuotedEitherWayAndEscapedWithBackslash(String literal, String value)
      throws ResourceFault {
    Condition.Compare compare = (Condition.Compare) where("a = " + literal);
    assertEquals(value, compare.value().text());
    assertEquals(Literal.Kind.TEXT, compare.value().kind());
  }

  @ParameterizedTest
  @CsvSource({
    "5, 5",
    "-5, -5",
    "+5, 5",
    "1.50, 1.50",
    ".5, 0.5",
    "1e3, 1E+3",
    "2.5E-1, 0.25",
    "0x1F, 31",
    "-0x10, -16",
    "18446744073709551615, 18446744073709551615"
  })
  void numbersAreDecimalOrHexadecimal(String literal, String value) throws ResourceFault {
    Condition.Compare compare = (Condition.Compare) where("a = " + literal);
    assertEquals(0, new BigDecimal(value).compareTo(compare.value().number()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | 1, 1 | SELECT",
        "UPDATE x | 1, 1 | SELECT",
        "SELECT | 1, 7 | a property",
        "SELECT * | 1, 9 | FROM",
        "SELECT *, a FROM C | 1, 9 | FROM",
        "SELECT a, FROM C | 1, 11 | a property",
        "SELECT COUNT(*) FROM C | 1, 13 | FROM",
        "SELECT * FROM | 1, 14 | a class",
        "SELECT * FROM 'C' | 1, 15 | a class",
        "SELECT * FROM C D | 1, 17 | the end",
        "SELECT * FROM C; | 1, 16 | ';'",
        "SELECT * FROM C WHERE | 1, 22 | a property",
        "SELECT * FROM C WHERE a | 1, 24 | a comparison",
        "SELECT * FROM C WHERE a == 1 | 1, 26 | a constant",
        "SELECT * FROM C WHERE a = | 1, 26 | a constant",
        "SELECT * FROM C WHERE a = b | 1, 27 | a constant",
        "SELECT * FROM C WHERE a = (1+2) | 1, 27 | a constant",
        "SELECT * FROM C WHERE 1 = 2 | 1, 27 | a property",
        "SELECT * FROM C WHERE a IS 5 | 1, 28 | NULL",
        "SELECT * FROM C WHERE a IS NOT 'x' | 1, 32 | NULL",
        "SELECT * FROM C WHERE a > TRUE | 1, 25 | only = and <>",
        "SELECT * FROM C WHERE a <= null | 1, 25 | only = and <>",
        "SELECT * FROM C WHERE (a = 1 | 1, 29 | ')'",
        "SELECT * FROM C WHERE a = 1) | 1, 28 | the end",
        "SELECT * FROM C WHERE a = 'x | 1, 27 | closing",
        "SELECT * FROM C WHERE a = 'C:\\x' | 1, 30 | backslash",
        "SELECT * FROM C WHERE a = 5x | 1, 27 | number",
        "SELECT * FROM C WHERE a LIKE 5 | 1, 30 | a pattern",
        "SELECT * FROM C WHERE a LIKE '[a' | 1, 30 | lacks its ]",
        "SELECT * FROM C WHERE a ISA B | 1, 29 | in quotes",
        "SELECT * FROM C WHERE a = 1 ORDER BY a | 1, 29 | the end",
        "SELECT a FROM meta_class | 1, 8 | only *",
        "SELECT * FROM E WITHIN 0 | 1, 24 | above 0",
        "SELECT * FROM E GROUP WITHIN 1.5 | 1, 30 | seconds",
        "SELECT * FROM E GROUP WITHIN 5 HAVING x > 1 | 1, 39 | NumberOfEvents",
        "ASSOCIATORS {A.k=1} | 1, 13 | OF",
        "ASSOCIATORS OF {A.k=} | 1, 21 | the value of a key",
        "REFERENCES OF {A.k=1} WHERE AssocClass = B | 1, 29 | one of",
        "ASSOCIATORS OF {A.k=1} WHERE Role = a Role = b | 1, 39 | twice"
      })
  void refusalsTellPlaceAndExpectation(String query, String place, String words) {
    ResourceFault fault = assertThrows(ResourceFault.class, () -> WqlParser.parse(query));
    assertEquals(FaultCode.CANNOT_PROCESS_FILTER, fault.code());
    String[] at = place.split(", ");
    String message = fault.getMessage();
    assertTrue(message.contains("line " + at[0] + ", column " + at[1] + ":"), message);
    assertTrue(message.contains(words), message);
  }

  @Test
  void thePlaceCountsLines() {
    ResourceFault fault =
        assertThrows(ResourceFault.class, () -> WqlParser.parse("SELECT *\nFROM C\n  WHERE ?"));
    assertTrue(fault.getMessage().contains("line 3, column 9"), fault.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "NOT ", "NOT ("})
  void deepNestingIsRefusedInsteadOfExhaustingTheStack(String opening) {
    String query = "SELECT * FROM C WHERE " + opening.repeat(65_000 / opening.length()) + "a=1";
    ResourceFault fault = assertThrows(ResourceFault.class, () -> WqlParser.parse(query));
    assertTrue(fault.getMessage().contains("deep"), fault.getMessage());
  }

  @Test
  void longQueriesAreRefusedAndLongChainsAreNot() throws ResourceFault {
    String chain = "SELECT * FROM C WHERE a=1" + " OR a=1".repeat(9_000);
    assertEquals(
        9_001, ((Condition.Or) ((Select) WqlParser.parse(chain)).condition()).terms().size());
    String tooLong = "SELECT * FROM C WHERE a='" + "x".repeat(70_000) + "'";
    ResourceFault fault = assertThrows(ResourceFault.class, () -> WqlParser.parse(tooLong));
    assertTrue(fault.getMessage().contains("at most"), fault.getMessage());
  }

  @Test
  void readsEventQueries() throws ResourceFault {
    SelectEvents polled = (SelectEvents) WqlParser.parse("SELECT * FROM E WITHIN 0.5 WHERE a = 1");
    assertEquals(0.5, polled.pollingSeconds());
    assertNull(polled.having());
    SelectEvents grouped =
        (SelectEvents)
            WqlParser.parse(
                "SELECT * FROM E WHERE a=1 GROUP WITHIN 300 BY T.S, U HAVING NumberOfEvents >= 5");
    assertEquals(300, grouped.groupSeconds());
    assertEquals(2, grouped.groupBy().size());
    assertEquals(new WqlStatement.Having(Operator.GREATER_OR_EQUAL, 5), grouped.having());
    assertInstanceOf(
        SelectClasses.class,
        WqlParser.parse("Select * From Meta_Class Where __Superclass Is Null"));
  }

  @Test
  void readsAssociationQueries() throws ResourceFault {
    Related related =
        (Related)
            WqlParser.parse(
                "Associators of {A.k='Disk #0, x',n=11} where resultclass=B role = c keysonly");
    assertTrue(related.associators());
    assertEquals("A", related.path().className());
    assertEquals("11", related.path().keys().get("N"));
    assertEquals(Map.of("ResultClass", "B", "Role", "c", "KeysOnly", ""), related.restrictions());
    assertEquals(
        Map.of("", "C:"), ((Related) WqlParser.parse("REFERENCES OF {A=\"C:\"}")).path().keys());
    assertEquals(Map.of(), ((Related) WqlParser.parse("REFERENCES OF {A=@}")).path().keys());
  }
}
