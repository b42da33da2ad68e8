package io.windlass.wmi.wql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wmi.SharedData;
import io.windlass.wmi.repository.ClassTree;
import io.windlass.wmi.wql.WqlStatement.Select;
import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Queries that real tools send. */
class WqlCorpusTest {
  @Test
  void everyValidQueryParsesAndEveryInvalidOneFailsWithItsPlace() throws IOException {
    Path file = SharedData.file("data/wql/wql-corpus.csv");
    List<String> wrong = new ArrayList<>();
    List<Corpus.Row> rows = Corpus.read(file);
    for (Corpus.Row row : rows) {
      try {
        WqlStatement statement = WqlParser.parse(row.query());
        if (!row.valid() || row.kind().equals("data") && !(statement instanceof Select)) {
          wrong.add(row.query() + " -> " + statement);
        }
      } catch (ResourceFault e) {
        if (row.valid() || !e.getMessage().matches("(?s)WQL: line \\d+, column \\d+: .*")) {
          wrong.add(row.query() + " -> " + e.getMessage());
        }
      }
    }
    assertEquals(List.of(), wrong);
    assertEquals(198, rows.size());
  }

  @Test
  void aPrintedQueryParsesToTheSameAgain() throws ResourceFault {
    for (String query : Corpus.SAMPLE) {
      requireStable(query);
    }
  }

  @Test
  void aPrintedQueryOfTheCorpusParsesToTheSameAgain() throws IOException, ResourceFault {
    for (Corpus.Row row : Corpus.read(SharedData.file("data/wql/wql-corpus.csv"))) {
      if (row.valid()) {
        requireStable(row.query());
      }
    }
  }

  private static void requireStable(String query) throws ResourceFault {
    String printed = Printed.of(WqlParser.parse(query));
    assertEquals(printed, Printed.of(WqlParser.parse(printed)), query);
  }

  @Test
  void theDialectTakesEveryFormButEventQueries() throws ResourceFault {
    WqlDialect dialect = new WqlDialect((ClassTree) name -> Optional.empty());
    assertEquals("E", dialect.parse("SELECT * FROM E").className());
    assertEquals("meta_class", dialect.parse("SELECT * FROM Meta_Class").className());
    assertEquals("A", dialect.parse("ASSOCIATORS OF {A.k=1}").className());
    assertEquals("A", dialect.parse("REFERENCES OF {A.k=1}").className());
    for (String events :
        new String[] {"SELECT * FROM E WITHIN 5", "SELECT * FROM E GROUP WITHIN 5"}) {
      ResourceFault fault = assertThrows(ResourceFault.class, () -> dialect.parse(events));
      assertEquals(FaultCode.CANNOT_PROCESS_FILTER, fault.code());
      assertTrue(fault.getMessage().contains("are for Subscribe"), fault.getMessage());
    }
  }
}
