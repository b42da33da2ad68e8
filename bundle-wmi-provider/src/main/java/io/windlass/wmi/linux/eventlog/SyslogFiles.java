package io.windlass.wmi.linux.eventlog;

import io.windlass.wmi.linux.host.Host;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What a syslog daemon writes, where there is no journal: {@code System} is {@code syslog} or
 * {@code messages}, {@code Security} is {@code auth.log} or {@code secure}. The record number is
 * that of the line. Logs that were rotated away are not read, nor are files that this account may
 * not read.
 */
final class SyslogFiles implements EventLog {
  private final Host host;

  SyslogFiles(Host host) {
    this.host = host;
  }

  private record Log(String name, String file) {}

  private List<Log> logs() {
    return Stream.of(
            readable(LogRecord.SYSTEM, "/var/log/syslog", "/var/log/messages"),
            readable(LogRecord.SECURITY, "/var/log/auth.log", "/var/log/secure"))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Log> readable(String name, String... candidates) {
    return Stream.of(candidates)
        .filter(file -> Files.isRegularFile(host.files().path(file)))
        .filter(file -> Files.isReadable(host.files().path(file)))
        .map(file -> new Log(name, file))
        .findFirst();
  }

  @Override
  public List<LogFile> files() {
    List<LogFile> files = new ArrayList<>();
    for (Log log : logs()) {
      Path path = host.files().path(log.file());
      try (BackwardLines lines = new BackwardLines(path)) {
        OptionalLong size = OptionalLong.of(Files.size(path));
        files.add(new LogFile(log.name(), log.file(), size, OptionalLong.of(lines.count())));
      } catch (IOException e) {
        files.add(new LogFile(log.name(), log.file(), OptionalLong.empty(), OptionalLong.empty()));
      }
    }
    return files;
  }

  @Override
  public Stream<LogRecord> newestFirst(Window window) {
    // Not flatMap: its iterator holds all records of a log in memory.
    return logs().stream()
        .filter(log -> window.logfile().filter(n -> !n.equalsIgnoreCase(log.name())).isEmpty())
        .map(log -> records(log, window))
        .reduce(Stream.empty(), Stream::concat)
        .filter(window::admits);
  }

  private Stream<LogRecord> records(Log log, Window window) {
    SyslogLine format = new SyslogLine(log.name(), host.clock());
    return lines(log)
        .takeWhile(line -> line.number() >= window.lowest())
        .map(format::parse)
        .flatMap(Optional::stream)
        .takeWhile(record -> window.since().filter(record.time()::isBefore).isEmpty());
  }

  @Override
  public Optional<LogRecord> find(String logfile, long number) {
    for (Log log : logs()) {
      if (log.name().equalsIgnoreCase(logfile)) {
        try (Stream<BackwardLines.Line> lines = lines(log)) {
          return lines
              .filter(line -> line.number() == number)
              .findFirst()
              .flatMap(new SyslogLine(log.name(), host.clock())::parse);
        }
      }
    }
    return Optional.empty();
  }

  private Stream<BackwardLines.Line> lines(Log log) {
    try {
      BackwardLines lines = new BackwardLines(host.files().path(log.file()));
      return StreamSupport.stream(
              Spliterators.spliteratorUnknownSize(lines, Spliterator.ORDERED), false)
          .onClose(() -> close(lines));
    } catch (IOException e) {
      return Stream.empty(); // rotated away just now
    }
  }

  private static void close(BackwardLines lines) {
    try {
      lines.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
