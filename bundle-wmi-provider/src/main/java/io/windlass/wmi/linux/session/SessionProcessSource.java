package io.windlass.wmi.linux.session;

import io.windlass.wmi.linux.host.Address;
import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.HostRoot;
import io.windlass.wmi.linux.host.Row;
import io.windlass.wmi.linux.process.Pids;
import io.windlass.wmi.linux.process.ProcStat;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code Win32_SessionProcess}: the processes of each session, by the control group into which
 * logind puts them, else by descent from the process that logged the user on.
 */
public final class SessionProcessSource implements ClassSource {
  private static final String CLASS = "Win32_SessionProcess";
  private static final Pattern SCOPE = Pattern.compile("/session-([^/]+)\\.scope");
  private static final int DEEPEST = 64;

  private final Host host;

  /** The sessions of a host. */
  public SessionProcessSource(Host host) {
    this.host = host;
  }

  @Override
  public String className() {
    return CLASS;
  }

  @Override
  public Stream<Instance> instances(Wanted wanted) {
    HostRoot files = host.files();
    Map<String, Session> sessions =
        Session.all(files).collect(Collectors.toMap(Session::id, Function.identity(), (a, b) -> a));
    Map<Long, Session> leaders =
        sessions.values().stream()
            .filter(session -> session.leader() > 1)
            .collect(Collectors.toMap(Session::leader, Function.identity(), (a, b) -> a));
    if (sessions.isEmpty()) {
      return Stream.empty();
    }
    return Pids.all(files)
        .mapToObj(
            pid ->
                byControlGroup(files, pid)
                    .map(sessions::get)
                    .or(() -> byDescent(files, pid, leaders))
                    .map(session -> link(session, pid, wanted)))
        .flatMap(Optional::stream);
  }

  private static Optional<String> byControlGroup(HostRoot files, long pid) {
    return files
        .text("/proc/" + pid + "/cgroup")
        .map(SCOPE::matcher)
        .filter(Matcher::find)
        .map(scope -> scope.group(1));
  }

  private static Optional<Session> byDescent(HostRoot files, long pid, Map<Long, Session> leaders) {
    long ancestor = pid;
    for (int depth = 0; ancestor > 1 && depth < DEEPEST; depth++) {
      if (leaders.containsKey(ancestor)) {
        return Optional.of(leaders.get(ancestor));
      }
      ancestor =
          files
              .text("/proc/" + ancestor + "/stat")
              .flatMap(ProcStat::parse)
              .map(ProcStat::parent)
              .orElse(0L);
    }
    return Optional.empty();
  }

  private static Instance link(Session session, long pid, Wanted wanted) {
    return new Row(CLASS, wanted)
        .set(
            "Antecedent",
            Address.of(LogonSessionSource.CLASS, LogonSessionSource.KEY, session.id()))
        .set("Dependent", Address.of("Win32_Process", "Handle", Long.toString(pid)))
        .build();
  }
}
