package io.windlass.wmi.linux.eventlog;

import io.windlass.wmi.linux.account.PasswdFile;
import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.Lazy;
import io.windlass.wmi.linux.host.Numbers;
import io.windlass.wmi.linux.host.Row;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.CimDateTime;
import io.windlass.wsman.api.cim.Instance;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code Win32_NTLogEvent}: the records of the journal, or of the log files of syslog, the newest
 * first. Times are in UTC. Nothing on Linux numbers kinds of events: {@code EventCode} is NULL.
 */
public final class NtLogEventSource implements ClassSource {
  private static final String CLASS = "Win32_NTLogEvent";

  private final Host host;

  /** The event logs of a host. */
  public NtLogEventSource(Host host) {
    this.host = host;
  }

  @Override
  public String className() {
    return CLASS;
  }

  @Override
  public Stream<Instance> instances(Wanted wanted) throws IOException {
    Lazy<Map<Long, String>> users = new Lazy<>(this::users);
    return EventLog.of(host)
        .newestFirst(Window.of(wanted))
        .map(record -> row(record, users, wanted));
  }

  @Override
  public Optional<Instance> find(Map<String, String> keys, Wanted wanted) throws IOException {
    OptionalLong number = Numbers.parse(keys.getOrDefault("RecordNumber", ""));
    if (number.isEmpty() || number.getAsLong() < 0 || !keys.containsKey("Logfile")) {
      return Optional.empty();
    }
    return EventLog.of(host)
        .find(keys.get("Logfile"), number.getAsLong())
        .map(record -> row(record, new Lazy<>(this::users), wanted));
  }

  private Map<Long, String> users() {
    String domain = host.name() + "\\";
    return new PasswdFile(host.files())
        .entries()
        .collect(
            Collectors.toMap(
                PasswdFile.Entry::uid, user -> domain + user.name(), (first, second) -> first));
  }

  private Instance row(LogRecord record, Lazy<Map<Long, String>> users, Wanted wanted) {
    CimDateTime time = CimDateTime.of(record.time().atOffset(ZoneOffset.UTC));
    Row row =
        new Row(CLASS, wanted)
            .set("Logfile", record.logfile())
            .set("RecordNumber", record.number())
            .set("ComputerName", record.computer().orElseGet(host::name))
            .set("SourceName", record.source())
            .set("TimeGenerated", time)
            .set("TimeWritten", time)
            .set("EventType", Kind.of(record.priority()).code)
            .set("Type", Kind.of(record.priority()).text)
            .set("Message", record.message())
            .set("InsertionStrings", List.of(record.message()));
    if (record.user().isPresent()) {
      row.read("User", () -> users.get().get(record.user().getAsLong()));
    }
    return row.build();
  }

  private enum Kind {
    ERROR(1, "Error"),
    WARNING(2, "Warning"),
    INFORMATION(3, "Information");

    private final int code;
    private final String text;

    Kind(int code, String text) {
      this.code = code;
      this.text = text;
    }

    /** By the priorities of syslog(3): err is 3, warning 4. */
    private static Kind of(int priority) {
      if (priority < 4) {
        return ERROR;
      }
      return priority == 4 ? WARNING : INFORMATION;
    }
  }
}
