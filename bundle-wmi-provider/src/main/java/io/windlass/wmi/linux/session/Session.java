package io.windlass.wmi.linux.session;

import io.windlass.wmi.linux.host.HostRoot;
import io.windlass.wmi.linux.host.KeyValues;
import io.windlass.wmi.linux.host.Numbers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Somebody who is logged on: a session of systemd-logind, or of utmp(5) where there is no logind.
 *
 * @param id the one of logind, such as {@code 3} or {@code c1}; else that of the leader
 * @param leader the process that logged the user on; 0 when unknown
 * @param service the PAM service that did so, such as {@code sshd}
 */
record Session(
    String id,
    String user,
    long leader,
    LogonType type,
    Optional<String> service,
    Optional<Instant> since) {
  private static final String DIRECTORY = "/run/systemd/sessions";
  private static final long LONGEST_MICROS = 1L << 55;

  /** {@code Win32_LogonSession.LogonType}. */
  enum LogonType {
    INTERACTIVE(2),
    BATCH(4),
    SERVICE(5),
    REMOTE_INTERACTIVE(10);

    private final long code;

    LogonType(long code) {
      this.code = code;
    }

    long code() {
      return code;
    }
  }

  /** All sessions of a host. */
  static Stream<Session> all(HostRoot files) {
    if (!files.isDirectory(DIRECTORY)) {
      return Utmp.read(files).orElse(List.of()).stream().map(Session::of);
    }
    // NAME.ref is a pipe that belongs to the session NAME.
    return files.names(DIRECTORY).stream()
        .filter(name -> name.indexOf('.') < 0)
        .map(name -> read(files, name))
        .flatMap(Optional::stream);
  }

  /** One session. */
  static Optional<Session> find(HostRoot files, String id) {
    return all(files).filter(session -> session.id().equalsIgnoreCase(id)).findFirst();
  }

  private static Session of(Utmp.Entry entry) {
    return new Session(
        Long.toString(entry.leader()),
        entry.user(),
        entry.leader(),
        entry.remoteHost().isEmpty() ? LogonType.INTERACTIVE : LogonType.REMOTE_INTERACTIVE,
        Optional.empty(),
        Optional.of(entry.since()));
  }

  private static Optional<Session> read(HostRoot files, String id) {
    Map<String, String> values =
        files.text(DIRECTORY + "/" + id).map(KeyValues::assignments).orElse(Map.of());
    String user = values.getOrDefault("USER", "");
    if (user.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Session(
            id,
            user,
            Numbers.parse(values.getOrDefault("LEADER", "0")).orElse(0),
            type(values),
            Optional.ofNullable(values.get("SERVICE")).filter(service -> !service.isEmpty()),
            since(values)));
  }

  private static LogonType type(Map<String, String> values) {
    String kind = values.getOrDefault("CLASS", "");
    if (kind.startsWith("background")) {
      return LogonType.BATCH;
    }
    if (kind.startsWith("manager")) {
      return LogonType.SERVICE;
    }
    return "1".equals(values.get("REMOTE")) ? LogonType.REMOTE_INTERACTIVE : LogonType.INTERACTIVE;
  }

  private static Optional<Instant> since(Map<String, String> values) {
    return Numbers.parse(values.getOrDefault("REALTIME", "")).stream()
        .filter(micros -> micros >= 0 && micros < LONGEST_MICROS)
        .mapToObj(micros -> Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1000))
        .findFirst();
  }
}
