package io.windlass.wsman.auth.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wsman.api.security.AuditEvent;
import io.windlass.wsman.api.security.AuditEvent.Fact;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class JsonAuditLogTest {
  private final JsonAuditLog log =
      new JsonAuditLog(Clock.fixed(Instant.parse("2026-01-02T03:04:05.678Z"), ZoneOffset.UTC));

  @Test
  void aDecisionIsALine() {
    AuditEvent event =
        AuditEvent.of(AuditEvent.Kind.LOGON, false)
            .with(Fact.SOURCE, "192.0.2.1")
            .with(Fact.USER, "")
            .with(Fact.REASON, "wrong user name or password");
    assertEquals(
        "{\"time\":\"2026-01-02T03:04:05.678Z\",\"kind\":\"logon\",\"outcome\":\"refused\","
            + "\"source\":\"192.0.2.1\",\"reason\":\"wrong user name or password\"}",
        log.line(event));
  }

  @Test
  void nobodyWritesALineOfHisOwn() {
    String hostile = "a\"b\\c\r\n{\"kind\":\"logon\"}\u001b[2J\u2028\u00e9";
    String line = log.line(AuditEvent.of(AuditEvent.Kind.ACCESS, true).with(Fact.USER, hostile));
    assertTrue(line.chars().allMatch(c -> c >= ' ' && c < 127), line);
    assertTrue(
        line.endsWith(
            "\"user\":\"a\\\"b\\\\c\\u000d\\u000a{\\\"kind\\\":\\\"logon\\\"}"
                + "\\u001b[2J\\u2028\\u00e9\"}"),
        line);
  }

  @Test
  void aLongValueIsCut() {
    String line =
        log.line(AuditEvent.of(AuditEvent.Kind.ACCESS, true).with(Fact.USER, "x".repeat(5000)));
    assertTrue(line.length() < 1200, line);
    assertTrue(line.endsWith("x...\"}"), line);
  }
}
