package io.windlass.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.benchmarks.jmh.EngineRequests;
import io.windlass.benchmarks.jmh.EnvelopeReading;
import io.windlass.benchmarks.jmh.InstanceWriting;
import io.windlass.benchmarks.jmh.WqlQueries;
import org.junit.jupiter.api.Test;

/** Each benchmark does what it says, once; how fast is not asked here. */
class OnceTest {
  @Test
  void readsTheEnvelope() throws Exception {
    assertEquals(
        "uuid:3F8E3E1B-6C4F-4B6E-9F0C-6A4C8A1E7D52",
        new EnvelopeReading().read().headers().messageId());
  }

  @Test
  void writesTheInstance() {
    InstanceWriting writing = new InstanceWriting();
    assertTrue(writing.write() > 2000);
    assertEquals(writing.write(), writing.write());
  }

  @Test
  void parsesAndEvaluatesTheQuery() throws Exception {
    WqlQueries wql = new WqlQueries();
    wql.bind();
    assertEquals("Bench_Service", wql.parse().className());
    assertTrue(wql.evaluate());
  }

  @Test
  void answersRequests() {
    EngineRequests engine = new EngineRequests();
    try {
      String got = UTF_8.decode(engine.get()).toString();
      assertTrue(got.contains("<p:Id>7</p:Id>"), got);
      String page = UTF_8.decode(engine.page()).toString();
      assertTrue(page.contains("<p:Id>49</p:Id>"), page);
      assertTrue(page.contains("EndOfSequence"), page);
      assertFalse(page.contains("Fault"), page);
    } finally {
      engine.close();
    }
  }
}
