package io.windlass.wsman.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every instance once, whatever the page. The JVM of these tests has a heap of 64 MB. */
class PagingTest {
  private final WsmanHost host = new WsmanHost();

  @AfterEach
  void stop() {
    host.close();
  }

  @ParameterizedTest
  @CsvSource({
    "200000, 32000, 512000, false",
    "200000, 1000, 153600, true",
    "20000, 7, 8192, true",
    "20000, 100, 8192, false",
    "5000, 1, 8192, true",
    "5000, 20, 32768, false",
    "3, 3, 8192, true",
    "3, 4, 8192, true",
    "1, 1, 8192, true",
    "0, 10, 8192, true"
  })
  void deliversEveryInstanceOnce(int count, int maxElements, int maxEnvelope, boolean optimized) {
    host.add(new Toys(count), Toys.PREFIX);
    BitSet seen = new BitSet(count);
    String size = "<w:MaxEnvelopeSize>" + maxEnvelope + "</w:MaxEnvelopeSize>";
    String first =
        optimized
            ? "<w:OptimizeEnumeration/><w:MaxElements>" + maxElements + "</w:MaxElements>"
            : "";
    String answer =
        host.exchange(
            Envelopes.request(
                "http://schemas.xmlsoap.org/ws/2004/09/enumeration/Enumerate",
                Toys.URI,
                Map.of(),
                size,
                "<n:Enumerate>" + first + "</n:Enumerate>"));
    note(answer, seen, maxElements, maxEnvelope);
    String context = Answers.text(answer, "n:EnumerationContext");
    while (!answer.contains("EndOfSequence")) {
      answer =
          host.exchange(
              Envelopes.request(
                  "http://schemas.xmlsoap.org/ws/2004/09/enumeration/Pull",
                  Toys.URI,
                  Map.of(),
                  size,
                  "<n:Pull><n:EnumerationContext>"
                      + context
                      + "</n:EnumerationContext><n:MaxElements>"
                      + maxElements
                      + "</n:MaxElements></n:Pull>"));
      note(answer, seen, maxElements, maxEnvelope);
    }
    assertEquals(count, seen.cardinality());
    assertEquals(0, host.runtime().openEnumerations);
  }

  private static void note(String answer, BitSet seen, int maxElements, int maxEnvelope) {
    assertTrue(answer.length() <= maxEnvelope, () -> "envelope of " + answer.length());
    int items = 0;
    int at = answer.indexOf("<p:Id>");
    while (at >= 0) {
      int id = Integer.parseInt(answer, at + 6, answer.indexOf('<', at + 6), 10);
      assertTrue(!seen.get(id), () -> "twice: " + id);
      seen.set(id);
      items++;
      at = answer.indexOf("<p:Id>", at + 6);
    }
    assertTrue(items <= maxElements, "too many: " + items);
    assertTrue(!answer.contains("s:Fault"), answer);
  }

  @Test
  void anItemThatDoesNotFitIsToldAndStaysThere() {
    host.add(new Toys(2), Toys.PREFIX);
    String answer = host.exchange(Envelopes.enumerate(Toys.URI, ""));
    String context = Answers.text(answer, "n:EnumerationContext");
    String tooSmall =
        host.exchange(Envelopes.pull(Toys.URI, context, "<n:MaxCharacters>10</n:MaxCharacters>"));
    assertEquals("MaxEnvelopeSize", Answers.detail(tooSmall));
    String all =
        host.exchange(Envelopes.pull(Toys.URI, context, "<n:MaxElements>9</n:MaxElements>"));
    assertEquals(2, Answers.all(all, "p:Id").size(), all);
  }
}
