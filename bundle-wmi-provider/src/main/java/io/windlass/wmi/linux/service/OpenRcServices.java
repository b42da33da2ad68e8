package io.windlass.wmi.linux.service;

import io.windlass.wmi.linux.host.Command;
import io.windlass.wmi.linux.host.HostRoot;
import io.windlass.wmi.linux.host.Lazy;
import io.windlass.wmi.linux.host.LogText;
import io.windlass.wmi.linux.service.ServiceFacts.State;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The services of OpenRC: scripts of {@code /etc/init.d} for {@code openrc-run}. Reading runs no
 * code: the state is what OpenRC keeps in {@code /run/openrc}, the start mode whether a run level
 * has the service. OpenRC knows no service that may not be started.
 */
public final class OpenRcServices implements ServiceControl {
  private static final Logger LOG = LoggerFactory.getLogger(OpenRcServices.class);
  private static final String DIRECTORY = "/etc/init.d/";
  private static final String LEVELS = "/etc/runlevels";
  private static final String STATE = "/run/openrc/";
  private static final String SERVICE = "/sbin/rc-service";
  private static final String UPDATE = "/sbin/rc-update";
  private static final Pattern DEPENDENCY =
      Pattern.compile("depinfo_(\\d+)_(service|ineed_\\d+|iuse_\\d+)='([^']*)'");

  private static final int SCRIPT_LIMIT = 1 << 16;

  private final HostRoot files;

  /** The services below a root. */
  public OpenRcServices(HostRoot files) {
    this.files = files;
  }

  @Override
  public Stream<ServiceFacts> services() {
    Lazy<RunningDaemons> running = new Lazy<>(() -> new RunningDaemons(files));
    Lazy<Set<String>> automatic = new Lazy<>(this::automatic);
    return names().flatMap(name -> facts(name, running, automatic).stream());
  }

  @Override
  public Optional<ServiceFacts> service(String name) {
    Lazy<RunningDaemons> running = new Lazy<>(() -> new RunningDaemons(files));
    Lazy<Set<String>> automatic = new Lazy<>(this::automatic);
    return names()
        .filter(name::equals)
        .findFirst()
        .flatMap(known -> facts(known, running, automatic));
  }

  /** {@inheritDoc} By what OpenRC has made of all scripts the last time that one changed. */
  @Override
  public Stream<ServiceDependency> dependencies() {
    Set<String> known = names().collect(Collectors.toSet());
    Map<String, String> services = new HashMap<>();
    List<ServiceDependency> found = new ArrayList<>();
    for (String line : files.lines(STATE + "deptree")) {
      Matcher fact = DEPENDENCY.matcher(line);
      if (fact.matches()) {
        if (fact.group(2).equals("service")) {
          services.put(fact.group(1), fact.group(3));
        } else if (services.containsKey(fact.group(1)) && known.contains(fact.group(3))) {
          found.add(new ServiceDependency(services.get(fact.group(1)), fact.group(3)));
        }
      }
    }
    return found.stream();
  }

  private Stream<String> names() {
    return files.names(DIRECTORY).stream()
        .filter(name -> !name.startsWith("-") && !name.endsWith(".sh"))
        .filter(name -> files.isExecutable(DIRECTORY + name));
  }

  private Set<String> automatic() {
    return files.names(LEVELS).stream()
        .flatMap(level -> files.names(LEVELS + "/" + level).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private Optional<ServiceFacts> facts(
      String name, Lazy<RunningDaemons> running, Lazy<Set<String>> automatic) {
    String text = files.text(DIRECTORY + name, SCRIPT_LIMIT).orElse("");
    if (!text.lines().findFirst().filter(line -> line.contains("openrc-run")).isPresent()) {
      return Optional.empty();
    }
    InitScript script = InitScript.parse(text, name);
    State state = state(name);
    long pid = state == State.RUNNING ? running.get().find(name, script).orElse(0) : 0;
    String display = script.variable("name").orElse(name);
    return Optional.of(
        new ServiceFacts(
            name,
            display,
            script.variable("description").or(() -> Optional.of(display)),
            Optional.of(DIRECTORY + name),
            automatic.get().contains(name) ? "Auto" : "Manual",
            script.variable("command_user").or(() -> Optional.of("root")),
            state,
            isIn("failed", name) ? "Error" : "OK",
            pid,
            Optional.empty()));
  }

  private State state(String name) {
    if (isIn("starting", name)) {
      return State.START_PENDING;
    }
    if (isIn("stopping", name)) {
      return State.STOP_PENDING;
    }
    return isIn("started", name) ? State.RUNNING : State.STOPPED;
  }

  /** A state is a directory with links to scripts, which need not be there any more. */
  private boolean isIn(String state, String name) {
    return files.names(STATE + state).contains(name);
  }

  @Override
  public int start(String name, Duration limit) throws IOException, InterruptedException {
    return is(State.RUNNING, name) ? ReturnCode.ALREADY_RUNNING : run(name, "start", limit);
  }

  @Override
  public int stop(String name, Duration limit) throws IOException, InterruptedException {
    return is(State.STOPPED, name) ? ReturnCode.CANNOT_ACCEPT_CONTROL : run(name, "stop", limit);
  }

  private boolean is(State state, String name) {
    return service(name).filter(facts -> facts.state() == state).isPresent();
  }

  @Override
  public boolean isActive(String name, Duration limit) throws IOException, InterruptedException {
    // 0 started, 3 stopped, 4 stopping, 8 starting, 16 inactive, 32 crashed
    return command(limit, SERVICE, Stream.of("--", name, "status")).exitCode() == 0;
  }

  @Override
  public int changeStartMode(String name, String mode, Duration limit)
      throws IOException, InterruptedException {
    List<String> levels = levelsOf(name);
    return switch (mode) {
      case "Automatic" ->
          levels.isEmpty() ? update("add", name, List.of("default"), limit) : ReturnCode.SUCCESS;
      // Each by its name: for all of them rc-update says 1 even when it has done it.
      case "Manual" -> levels.isEmpty() ? ReturnCode.SUCCESS : update("del", name, levels, limit);
      default -> {
        LOG.warn("OpenRC cannot keep {} from being started by hand", LogText.of(name));
        yield ReturnCode.NOT_SUPPORTED;
      }
    };
  }

  private List<String> levelsOf(String name) {
    return files.names(LEVELS).stream()
        .filter(level -> files.names(LEVELS + "/" + level).contains(name))
        .toList();
  }

  private int update(String verb, String name, List<String> levels, Duration limit)
      throws IOException, InterruptedException {
    // rc-update says 1 for this and for everything else.
    return Files.isWritable(files.path(LEVELS))
        ? code(command(limit, UPDATE, Stream.concat(Stream.of(verb, name), levels.stream())))
        : ReturnCode.ACCESS_DENIED;
  }

  private int run(String name, String action, Duration limit)
      throws IOException, InterruptedException {
    // rc-service says 1 for this and for everything else.
    return Files.isWritable(files.path(STATE + "started"))
        ? code(command(limit, SERVICE, Stream.of("--", name, action)))
        : ReturnCode.ACCESS_DENIED;
  }

  private static int code(Command.Result result) {
    if (result.timedOut()) {
      return ReturnCode.REQUEST_TIMEOUT;
    }
    return result.exitCode() == 0 ? ReturnCode.SUCCESS : ReturnCode.UNKNOWN_FAILURE;
  }

  private Command.Result command(Duration limit, String program, Stream<String> arguments)
      throws IOException, InterruptedException {
    Stream<String> words = Stream.concat(Stream.of(files.path(program).toString()), arguments);
    return Command.run(words.toList(), limit);
  }
}
