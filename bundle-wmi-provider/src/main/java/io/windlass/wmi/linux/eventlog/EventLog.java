package io.windlass.wmi.linux.eventlog;

import io.windlass.wmi.linux.host.Host;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The event logs of a host. Safe for use by several threads. */
interface EventLog {
  /**
   * One log.
   *
   * @param path the file or what stands for one
   * @param size in bytes
   */
  record LogFile(String name, String path, OptionalLong size, OptionalLong records) {}

  /** All logs, empty ones too. */
  List<LogFile> files();

  /**
   * The records that may lie in a window, log by log or all together, the newest first.
   *
   * @return a stream that the caller closes
   */
  Stream<LogRecord> newestFirst(Window window) throws IOException;

  /** One record; the name of the log compares without case. */
  Optional<LogRecord> find(String logfile, long number) throws IOException;

  /** The logs of a host: its journal, or what syslog writes where there is none. */
  static EventLog of(Host host) {
    Journal journal = new Journal(host.files());
    return journal.isPresent() ? journal : new SyslogFiles(host);
  }
}
