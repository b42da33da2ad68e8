package io.windlass.wmi.wql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.windlass.wmi.repository.ClassRepository;
import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.filter.Filter;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is sent as a query, the answer is a filter or a refusal. */
class WqlFuzzTest {
  private static final String[] WORDS = {
    "SELECT ",
    " FROM ",
    " WHERE ",
    " AND ",
    " OR ",
    " NOT ",
    " IS ",
    "NULL",
    " LIKE ",
    " ISA ",
    "TRUE",
    "(",
    ")",
    "'",
    "\"",
    "\\",
    "=",
    "<>",
    "<",
    ",",
    ".",
    "*",
    "%",
    "[",
    "]",
    "{",
    "}",
    "-",
    "1e400",
    "0x",
    "99999999999999999999",
    " WITHIN ",
    " GROUP ",
    "\u0000",
    "\uD800",
    "\u00e4",
    "@"
  };

  private final ClassRepository repository = new ClassRepository();
  private final WqlDialect dialect = new WqlDialect(repository);
  private final ClassSchema process = repository.find("", "Win32_Process").orElseThrow();
  private final Instance instance =
      Instance.of("Win32_Process").set("Name", "init").set("ProcessId", 1L).build();

  @Test
  void mutatedQueriesAreParsedOrRefused() {
    Random random = new Random(4711);
    for (int round = 0; round < 60_000; round++) {
      String query = Corpus.SAMPLE.get(random.nextInt(Corpus.SAMPLE.size()));
      for (int i = 1 + random.nextInt(4); i > 0; i--) {
        query = mutated(query, random);
      }
      check(query);
    }
  }

  @Test
  void randomWordsAreParsedOrRefused() {
    Random random = new Random(815);
    for (int round = 0; round < 20_000; round++) {
      StringBuilder query = new StringBuilder("SELECT * FROM Win32_Process WHERE ");
      for (int i = random.nextInt(12); i > 0; i--) {
        query.append(random.nextBoolean() ? "ProcessId" : WORDS[random.nextInt(WORDS.length)]);
      }
      check(query.toString());
    }
  }

  @Test
  void everyPrefixIsParsedOrRefused() {
    for (String query : Corpus.SAMPLE) {
      for (int end = 0; end <= query.length(); end++) {
        check(query.substring(0, end));
      }
    }
  }

  private static String mutated(String query, Random random) {
    int at = random.nextInt(query.length() + 1);
    int end = Math.min(query.length(), at + random.nextInt(6));
    return switch (random.nextInt(4)) {
      case 0 -> query.substring(0, at) + query.substring(end);
      case 1 -> query.substring(0, at) + WORDS[random.nextInt(WORDS.length)] + query.substring(at);
      case 2 -> query.substring(0, at) + (char) random.nextInt(256) + query.substring(end);
      default -> query.substring(0, end) + query.substring(at);
    };
  }

  private void check(String query) {
    try {
      Filter filter = dialect.parse(query).bind(process).orElse(null);
      if (filter != null) {
        boolean first = filter.matches(instance);
        assertEquals(first, filter.matches(instance));
      }
    } catch (ResourceFault e) {
      assertEquals(FaultCode.CANNOT_PROCESS_FILTER, e.code());
      assertTrue(e.getMessage().startsWith("WQL: "));
    } catch (RuntimeException | StackOverflowError e) {
      fail("on the query: " + query, e);
    }
  }
}
