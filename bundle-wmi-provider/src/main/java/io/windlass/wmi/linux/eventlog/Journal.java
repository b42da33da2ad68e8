package io.windlass.wmi.linux.eventlog;

import io.windlass.wmi.linux.host.HostRoot;
import io.windlass.wmi.linux.host.Numbers;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The journal of systemd, asked through {@code journalctl}. Its records are in three logs by the
 * facility of syslog(3): {@code Security} for auth, authpriv and audit, {@code System} for the
 * kernel and daemons, {@code Application} for the rest. The record number is the sequence number
 * that journald gives, in the 32 bits of the property.
 */
final class Journal implements EventLog {
  private static final String PROGRAM = "/usr/bin/journalctl";
  private static final List<String> DIRECTORIES = List.of("/var/log/journal", "/run/log/journal");
  private static final String FIELDS =
      "MESSAGE,PRIORITY,SYSLOG_FACILITY,SYSLOG_IDENTIFIER,_COMM,_UID,_HOSTNAME,_TRANSPORT";

  private static final Set<String> SECURITY_FACILITIES = Set.of("4", "10");

  /** kern, daemon, syslog, cron, ntp, clock. */
  private static final Set<String> SYSTEM_FACILITIES = Set.of("0", "3", "5", "9", "12", "15");

  private static final Pattern CURSOR = Pattern.compile("s=([0-9a-f]{32});i=([0-9a-f]{1,16});.*");
  private static final long LONGEST_MICROS = 1L << 55;

  /** In the year 3058; journalctl knows none after 9999. */
  private static final long LATEST = 1L << 35;

  private final HostRoot files;

  Journal(HostRoot files) {
    this.files = files;
  }

  boolean isPresent() {
    return files.isExecutable(PROGRAM)
        && DIRECTORIES.stream().anyMatch(directory -> !files.names(directory).isEmpty());
  }

  /** Views of one journal: the path is that of its directory with the name of the log. */
  @Override
  public List<LogFile> files() {
    String directory =
        DIRECTORIES.stream()
            .filter(candidate -> !files.names(candidate).isEmpty())
            .findFirst()
            .orElse(DIRECTORIES.get(0));
    return Stream.of(LogRecord.SYSTEM, LogRecord.SECURITY, LogRecord.APPLICATION)
        .map(
            name ->
                new LogFile(
                    name, directory + "/" + name, OptionalLong.empty(), OptionalLong.empty()))
        .toList();
  }

  @Override
  public Stream<LogRecord> newestFirst(Window window) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("--reverse"));
    bound("--since=@", window.since(), 0).ifPresent(arguments::add);
    bound("--until=@", window.until(), 1).ifPresent(arguments::add);
    if (window.logfile().filter(LogRecord.SECURITY::equalsIgnoreCase).isPresent()) {
      SECURITY_FACILITIES.forEach(facility -> arguments.add("SYSLOG_FACILITY=" + facility));
      arguments.addAll(List.of("+", "_TRANSPORT=audit"));
    }
    return read(arguments)
        .takeWhile(record -> record.number() >= window.lowest())
        .filter(window::admits);
  }

  /** Nothing for a time that journalctl refuses: no record is as old or as young as that. */
  private static Optional<String> bound(String option, Optional<Instant> time, int later) {
    return time.map(Instant::getEpochSecond)
        .filter(seconds -> seconds >= 0 && seconds <= LATEST)
        .map(seconds -> option + (seconds + later));
  }

  @Override
  public Optional<LogRecord> find(String logfile, long number) throws IOException {
    Optional<String> newest;
    try (Stream<Map<String, String>> one = entries(List.of("--lines=1"))) {
      newest = one.map(entry -> entry.getOrDefault("__CURSOR", "")).findFirst();
    }
    Optional<String> source =
        newest.map(CURSOR::matcher).filter(Matcher::matches).map(cursor -> cursor.group(1));
    if (source.isEmpty()) {
      return Optional.empty();
    }
    String cursor = "s=" + source.get() + ";i=" + Long.toHexString(number);
    try (Stream<LogRecord> one = read(List.of("--lines=1", "--cursor=" + cursor))) {
      return one.filter(record -> record.number() == number)
          .filter(record -> record.logfile().equalsIgnoreCase(logfile))
          .findFirst();
    }
  }

  private Stream<LogRecord> read(List<String> arguments) throws IOException {
    return entries(arguments).map(Journal::parse).flatMap(Optional::stream);
  }

  private Stream<Map<String, String>> entries(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(files.path(PROGRAM).toString());
    command.addAll(List.of("--quiet", "--no-pager", "--output=export"));
    command.add("--output-fields=" + FIELDS);
    command.addAll(arguments);
    return JournalExport.run(command);
  }

  private static Optional<LogRecord> parse(Map<String, String> entry) {
    Matcher cursor = CURSOR.matcher(entry.getOrDefault("__CURSOR", ""));
    OptionalLong micros = Numbers.parse(entry.getOrDefault("__REALTIME_TIMESTAMP", ""));
    if (!cursor.matches() || micros.isEmpty() || micros.getAsLong() > LONGEST_MICROS) {
      return Optional.empty();
    }
    long time = Math.max(micros.getAsLong(), 0);
    return Optional.of(
        new LogRecord(
            logfile(entry),
            Numbers.wrapped(Long.parseUnsignedLong(cursor.group(2), 16)),
            Instant.ofEpochSecond(time / 1_000_000, time % 1_000_000 * 1000),
            Optional.ofNullable(entry.get("_HOSTNAME")),
            entry.getOrDefault("SYSLOG_IDENTIFIER", entry.getOrDefault("_COMM", "")),
            (int) Math.min(number(entry, "PRIORITY").orElse(LogRecord.INFORMATION), 7),
            entry.getOrDefault("MESSAGE", ""),
            number(entry, "_UID")));
  }

  private static OptionalLong number(Map<String, String> entry, String field) {
    return Numbers.leading(entry.getOrDefault(field, ""));
  }

  private static String logfile(Map<String, String> entry) {
    String facility = entry.getOrDefault("SYSLOG_FACILITY", "");
    String transport = entry.getOrDefault("_TRANSPORT", "");
    if (SECURITY_FACILITIES.contains(facility) || transport.equals("audit")) {
      return LogRecord.SECURITY;
    }
    return SYSTEM_FACILITIES.contains(facility) || transport.equals("kernel")
        ? LogRecord.SYSTEM
        : LogRecord.APPLICATION;
  }
}
