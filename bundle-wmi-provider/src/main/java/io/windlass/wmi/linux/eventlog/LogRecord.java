package io.windlass.wmi.linux.eventlog;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One record of an event log.
 *
 * @param logfile {@code System}, {@code Security} or {@code Application}
 * @param number grows with time within the log
 * @param source the program that wrote it
 * @param priority of syslog(3), from 0 for an emergency to 7 for debugging
 * @param user the id of the user whose process wrote it
 */
record LogRecord(
    String logfile,
    long number,
    Instant time,
    Optional<String> computer,
    String source,
    int priority,
    String message,
    OptionalLong user) {
  static final String SYSTEM = "System";
  static final String SECURITY = "Security";
  static final String APPLICATION = "Application";
  static final int INFORMATION = 6;
}
