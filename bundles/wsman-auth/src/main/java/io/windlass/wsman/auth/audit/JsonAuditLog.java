package io.windlass.wsman.auth.audit;

import io.windlass.wsman.api.security.AuditEvent;
import io.windlass.wsman.api.security.AuditLog;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes each decision as one line of JSON to the logger {@code io.windlass.audit}, which the log
 * settings send to a file of its own.
 */
@Component(service = AuditLog.class)
public final class JsonAuditLog implements AuditLog {
  static final String LOGGER = "io.windlass.audit";

  private static final Logger LOG = LoggerFactory.getLogger(LOGGER);
  private static final int MAX_VALUE = 1024;

  private final Clock clock;

  @Activate
  public JsonAuditLog() {
    this(Clock.systemUTC());
  }

  JsonAuditLog(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void record(AuditEvent event) {
    LOG.info("{}", line(event));
  }

  /** The line of an event: names in lower case, values in which every character is printable. */
  String line(AuditEvent event) {
    StringBuilder line = new StringBuilder(256).append('{');
    member(line, "time", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
    member(line, "kind", event.kind().name().toLowerCase(Locale.ROOT));
    member(line, "outcome", event.allowed() ? "allowed" : "refused");
    for (Map.Entry<AuditEvent.Fact, String> fact : event.facts().entrySet()) {
      member(line, fact.getKey().name().toLowerCase(Locale.ROOT), fact.getValue());
    }
    return line.append('}').toString();
  }

  private static void member(StringBuilder line, String name, String value) {
    line.append(line.length() == 1 ? "\"" : ",\"").append(name).append("\":\"");
    int end = Math.min(value.length(), MAX_VALUE);
    for (int i = 0; i < end; i++) {
      character(line, value.charAt(i));
    }
    line.append(value.length() > end ? "...\"" : "\"");
  }

  /** Whatever is no plain letter of ASCII is escaped: terminals and readers of lines see it not. */
  private static void character(StringBuilder line, char c) {
    if (c == '"' || c == '\\') {
      line.append('\\').append(c);
    } else if (c >= ' ' && c < 127) {
      line.append(c);
    } else {
      line.append(String.format("\\u%04x", (int) c));
    }
  }
}
