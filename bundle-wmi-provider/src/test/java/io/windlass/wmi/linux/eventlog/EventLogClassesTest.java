package io.windlass.wmi.linux.eventlog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.Tree;
import io.windlass.wmi.repository.ClassRepository;
import io.windlass.wmi.source.Wanted;
import io.windlass.wmi.wql.WqlDialect;
import io.windlass.wsman.api.cim.ClassSchema;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.filter.Filter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogClassesTest {
  /** Stands in for journalctl 252, whose export format was recorded. */
  private static final String JOURNALCTL =
      """
      #!/bin/sh
      echo "$*" >> "$(dirname "$0")/calls"
      entry() { # NUMBER MICROS, further fields on stdin
        echo "__CURSOR=s=0123456789abcdef0123456789abcdef;i=$1;b=0;m=1;t=2;x=3"
        echo "__REALTIME_TIMESTAMP=$2"
        cat; echo
      }
      case "$*" in *--cursor=*\\;i=1f) exit 0 ;; *--cursor=*\\;i=1e) only=1e ;; esac
      [ -n "$only" ] || entry 20 1772366096500000 <<EOT
      MESSAGE=Failed password for ann
      PRIORITY=6
      SYSLOG_FACILITY=10
      SYSLOG_IDENTIFIER=sshd
      _UID=0
      _HOSTNAME=box
      EOT
      { printf 'PRIORITY=3\\nSYSLOG_FACILITY=3\\n_COMM=daemon\\nMESSAGE\\n'
        printf '\\013\\000\\000\\000\\000\\000\\000\\000two\\nlines=1\\n'; } | entry 1e 1772366000000000
      [ -n "$only" ] || entry 10 1772366000000000 <<EOT
      MESSAGE=app warns
      PRIORITY=4
      SYSLOG_FACILITY=1
      SYSLOG_IDENTIFIER=app
      _UID=1000
      EOT
      [ -n "$only" ] || echo '__CURSOR=broken'
      """;

  private static final String SYSLOG =
      """
      Dec 31 23:59:58 box kernel: [    1.0] booted
      not a line of syslog
      2026-03-01T10:00:00.123456+01:00 box cron[77]: (root) CMD (true)
      Mar  1 13:00:00 box systemd[1]: Started: something
      """;

  @TempDir Path root;
  private Tree tree;

  @BeforeEach
  void writeAHost() throws Exception {
    tree =
        new Tree(root)
            .write("/etc/passwd", "root:x:0:0:root:/root:/bin/sh\nann:x:1000:1:A:/:/bin/sh\n");
  }

  private void journal() throws Exception {
    tree.program("/usr/bin/journalctl", JOURNALCTL).directory("/var/log/journal/0123");
  }

  @Test
  void listsTheJournalNewestFirst() throws Exception {
    journal();
    List<Instance> events = read(Wanted.all());
    assertEquals(List.of("Security 32", "System 30", "Application 16"), names(events));
    Instance failed = events.get(0);
    assertEquals("Failed password for ann", failed.get("Message"));
    assertEquals("sshd", failed.get("SourceName"));
    assertEquals("20260301115456.500000+000", String.valueOf(failed.get("TimeGenerated")));
    assertEquals("20260301115456.500000+000", String.valueOf(failed.get("TimeWritten")));
    assertEquals(3, failed.get("EventType"));
    assertEquals("Information", failed.get("Type"));
    assertEquals("box", failed.get("ComputerName"));
    assertEquals("box\\root", failed.get("User"));
    assertNull(failed.get("EventCode"));
    Instance daemon = events.get(1);
    assertEquals("two\nlines=1", daemon.get("Message"));
    assertEquals("Error", daemon.get("Type"));
    assertEquals(1, daemon.get("EventType"));
    assertEquals("daemon", daemon.get("SourceName"));
    assertNull(daemon.get("User"));
    assertEquals("Warning", events.get(2).get("Type"));
    assertEquals("box\\ann", events.get(2).get("User"));
  }

  @Test
  void asksTheJournalForOneRecord() throws Exception {
    journal();
    NtLogEventSource source = new NtLogEventSource(tree.host());
    Instance found = source.find(key("system", "30"), Wanted.all()).orElseThrow();
    assertEquals("two\nlines=1", found.get("Message"));
    assertTrue(
        Files.readString(tree.path("/usr/bin/calls"))
            .contains("--lines=1 --cursor=s=0123456789abcdef0123456789abcdef;i=1e"));
    assertTrue(source.find(key("Security", "30"), Wanted.all()).isEmpty(), "of another log");
    assertTrue(source.find(key("System", "31"), Wanted.all()).isEmpty());
    assertTrue(source.find(key("System", "-1"), Wanted.all()).isEmpty());
  }

  @Test
  void handsConditionsOnToTheJournal() throws Exception {
    journal();
    List<Instance> some =
        read(
            where(
                "Logfile = 'Security' AND TimeGenerated >= '20260301115000.000000+000'"
                    + " AND TimeGenerated < '20260301120000.000000+000'"));
    assertEquals(List.of("Security 32"), names(some));
    String call = Files.readString(tree.path("/usr/bin/calls"));
    assertTrue(call.contains("--reverse --since=@1772365800 --until=@1772366401"), call);
    assertTrue(call.contains("SYSLOG_FACILITY=10"), call);
    assertTrue(call.contains("+ _TRANSPORT=audit"), call);
    assertEquals(List.of("Security 32", "System 30"), names(read(where("RecordNumber > 29"))));
    assertEquals(3, read(where("EventType = 1 OR RecordNumber > 29")).size(), "not necessary");
  }

  @Test
  void timesThatTheJournalCannotNameBoundNothing() throws Exception {
    journal();
    String always =
        "TimeGenerated > '16010101000000.000000-000'"
            + " AND TimeGenerated < '99991231235959.000000+000'";
    assertEquals(3, read(where(always)).size());
    assertEquals(
        List.of(), names(read(where("TimeGenerated < '16010101000000.000000-000'"))), "none");
    String calls = Files.readString(tree.path("/usr/bin/calls"));
    assertFalse(calls.contains("--since") || calls.contains("--until"), calls);
  }

  @Test
  void readsTheFilesOfSyslogWithoutAJournal() throws Exception {
    tree.write("/var/log/syslog", SYSLOG)
        .write("/var/log/auth.log", "2026-03-01T09:00:00Z box sshd[8]: Accepted key\n");
    List<Instance> events = read(Wanted.all());
    assertEquals(List.of("System 4", "System 3", "System 1", "Security 1"), names(events));
    assertEquals("Started: something", events.get(0).get("Message"));
    assertEquals("systemd", events.get(0).get("SourceName"));
    assertEquals("20260301120000.000000+000", String.valueOf(events.get(0).get("TimeGenerated")));
    assertEquals("20260301090000.123456+000", String.valueOf(events.get(1).get("TimeGenerated")));
    assertEquals("20251231225958.000000+000", String.valueOf(events.get(2).get("TimeGenerated")));
    assertEquals("kernel", events.get(2).get("SourceName"));
    assertEquals(
        List.of("System 4", "System 3"),
        names(read(where("Logfile='system' AND TimeGenerated > '20260101000000.000000+000'"))));
    NtLogEventSource source = new NtLogEventSource(tree.host());
    assertEquals(
        "(root) CMD (true)",
        source.find(key("SYSTEM", "3"), Wanted.all()).orElseThrow().get("Message"));
    assertTrue(source.find(key("System", "2"), Wanted.all()).isEmpty());
    assertTrue(source.find(key("System", "5"), Wanted.all()).isEmpty());
  }

  @Test
  void listsTheLogs() throws Exception {
    tree.write("/var/log/messages", SYSLOG);
    List<Instance> logs = new NtEventlogFileSource(tree.host()).instances(Wanted.all()).toList();
    assertEquals(1, logs.size());
    assertEquals("/var/log/messages", logs.get(0).get("Name"));
    assertEquals("System", logs.get(0).get("LogfileName"));
    assertEquals(4L, logs.get(0).get("NumberOfRecords"));
    assertEquals((long) SYSLOG.length(), logs.get(0).get("FileSize"));
    journal();
    List<Object> names =
        new NtEventlogFileSource(tree.host())
            .instances(Wanted.all())
            .map(log -> log.get("Name"))
            .toList();
    assertEquals(
        List.of(
            "/var/log/journal/System", "/var/log/journal/Security", "/var/log/journal/Application"),
        names);
  }

  @Test
  void findsTheNewestRecordsOfThisHost() throws Exception {
    NtLogEventSource source = new NtLogEventSource(Host.real());
    List<Instance> newest;
    try (Stream<Instance> all = source.instances(Wanted.all())) {
      newest = all.limit(5).toList();
    }
    for (Instance event : newest) {
      Map<String, String> key =
          key(event.get("Logfile").toString(), event.get("RecordNumber").toString());
      assertFalse(source.find(key, Wanted.all()).isEmpty(), event::toString);
    }
  }

  private static Map<String, String> key(String logfile, String number) {
    return Map.of("Logfile", logfile, "RecordNumber", number);
  }

  private static Wanted where(String condition) throws Exception {
    ClassRepository repository = new ClassRepository();
    ClassSchema schema = repository.find("", "Win32_NTLogEvent").orElseThrow();
    Filter filter =
        new WqlDialect(repository)
            .parse("SELECT * FROM Win32_NTLogEvent WHERE " + condition)
            .bind(schema)
            .orElseThrow();
    return Wanted.all().where(filter.conjuncts());
  }

  private List<Instance> read(Wanted wanted) throws Exception {
    try (Stream<Instance> all = new NtLogEventSource(tree.host()).instances(wanted)) {
      return all.toList();
    }
  }

  private static List<String> names(List<Instance> events) {
    return events.stream().map(e -> e.get("Logfile") + " " + e.get("RecordNumber")).toList();
  }
}
