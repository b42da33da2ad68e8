package io.windlass.wsman.core.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.windlass.wsman.api.FaultCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultTableTest {
  @ParameterizedTest
  @EnumSource(FaultCode.class)
  void everyCodeHasARow(FaultCode code) {
    FaultRow row = FaultTable.row(code);
    assertNotNull(row, code.name());
    assertTrue(row.action("urn:addressing").endsWith("/fault"), code.name());
  }

  /** The published numbers with their SOAP code, subcode and detail, where they are at hand. */
  @Test
  void rowsAgreeWithThePublishedNumbers() throws IOException {
    Path facts = facts();
    assumeTrue(
        Files.exists(facts), "skipped: the error-code facts are not at " + facts.toAbsolutePath());
    Map<Long, String[]> published = new HashMap<>();
    for (String line : Files.readAllLines(facts).subList(1, Files.readAllLines(facts).size())) {
      String[] cells = line.split(",", -1);
      published.put(Long.parseLong(cells[1]), cells);
    }
    int compared = 0;
    for (FaultCode code : FaultCode.values()) {
      FaultRow row = FaultTable.row(code);
      String[] fact = published.get(row.code());
      // No number is published for this subcode; it goes with that of the unusable address.
      boolean borrowed = code == FaultCode.EVENT_DELIVER_TO_UNUSABLE;
      if (fact == null || fact[5].isEmpty() || row.sender() == null || borrowed) {
        continue;
      }
      compared++;
      // Where the sources differ, the last cell has what Microsoft's header says.
      String named = row.subcode().substring(2);
      assertTrue(
          fact[5].endsWith(":" + named) || fact[8].contains(":" + named),
          code + " is " + named + ", published " + fact[5] + " " + fact[8]);
      if (!fact[6].isEmpty() && row.detail() != null) {
        assertEquals(fact[6], row.detail(), code.name());
      }
    }
    assertTrue(compared > 30, "compared only " + compared);
  }

  private static Path facts() {
    String shared = System.getenv("WINDLASS_SHARED");
    Path base = shared == null ? Path.of("../../shared") : Path.of(shared);
    return base.resolve("data/wsman/error-codes.csv");
  }
}
