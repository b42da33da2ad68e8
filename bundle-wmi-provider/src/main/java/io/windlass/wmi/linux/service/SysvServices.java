package io.windlass.wmi.linux.service;

import io.windlass.wmi.linux.host.Command;
import io.windlass.wmi.linux.host.HostRoot;
import io.windlass.wmi.linux.host.Lazy;
import io.windlass.wmi.linux.service.ServiceFacts.State;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The scripts of {@code /etc/init.d}. Reading runs no code: a service is running when a process is
 * alive that its pid file names, or that executes its daemon ({@link RunningDaemons}); a script
 * that leaves no process behind is stopped. Start, stop and interrogate run the script.
 */
public final class SysvServices implements ServiceControl {
  private static final String DIRECTORY = "/etc/init.d/";
  private static final Set<String> NO_SERVICES =
      Set.of("README", "functions", "rc", "rcS", "skeleton");

  private final HostRoot files;

  /** The scripts below a root. */
  public SysvServices(HostRoot files) {
    this.files = files;
  }

  @Override
  public Stream<ServiceFacts> services() {
    Lazy<RunningDaemons> running = new Lazy<>(() -> new RunningDaemons(files));
    Lazy<StartLinks> links = new Lazy<>(() -> StartLinks.read(files));
    return names().map(name -> facts(name, running.get(), links.get()));
  }

  @Override
  public Optional<ServiceFacts> service(String name) {
    return names()
        .filter(name::equals)
        .map(known -> facts(known, new RunningDaemons(files), StartLinks.read(files)))
        .findFirst();
  }

  /**
   * {@inheritDoc} By the LSB headers: a script names what others provide; the facilities of the
   * system ({@code $network}) are no services.
   */
  @Override
  public Stream<ServiceDependency> dependencies() {
    Map<String, InitScript> scripts = new LinkedHashMap<>();
    Map<String, String> providers = new HashMap<>();
    names().forEach(name -> scripts.put(name, script(name)));
    scripts.forEach((name, script) -> script.provides().forEach(p -> providers.put(p, name)));
    scripts.keySet().forEach(name -> providers.putIfAbsent(name, name));
    return scripts.entrySet().stream()
        .flatMap(
            script ->
                script.getValue().required().stream()
                    .filter(providers::containsKey)
                    .map(needed -> new ServiceDependency(script.getKey(), providers.get(needed))));
  }

  private InitScript script(String name) {
    return InitScript.parse(files.text(DIRECTORY + name).orElse(""));
  }

  private Stream<String> names() {
    return files.names(DIRECTORY).stream()
        .filter(name -> !name.startsWith(".") && !NO_SERVICES.contains(name))
        .filter(name -> !name.contains(".dpkg-") && !name.endsWith("~"))
        .filter(name -> files.isExecutable(DIRECTORY + name));
  }

  private ServiceFacts facts(String name, RunningDaemons running, StartLinks links) {
    InitScript script = script(name);
    long pid = running.find(name, script).orElse(0);
    return new ServiceFacts(
        name,
        script.shortDescription().orElse(name),
        script.description().or(script::shortDescription),
        Optional.of(DIRECTORY + name),
        links.modeOf(name),
        Optional.of("root"),
        pid > 0 ? State.RUNNING : State.STOPPED,
        "OK",
        pid,
        Optional.empty());
  }

  @Override
  public int start(String name, Duration limit) throws IOException, InterruptedException {
    if (isRunning(name)) {
      return ReturnCode.ALREADY_RUNNING;
    }
    return run(name, "start", limit);
  }

  @Override
  public int stop(String name, Duration limit) throws IOException, InterruptedException {
    // A script without a process (or with one that we do not see) may still be able to tell.
    if (!isRunning(name) && !isActive(name, limit)) {
      return ReturnCode.CANNOT_ACCEPT_CONTROL;
    }
    return run(name, "stop", limit);
  }

  @Override
  public boolean isActive(String name, Duration limit) throws IOException, InterruptedException {
    // LSB: 0 running, 1 and 2 dead, 3 not running, 4 unknown.
    return isRunning(name) || call(name, "status", limit).exitCode() == 0;
  }

  private boolean isRunning(String name) {
    return service(name).filter(facts -> facts.state() == State.RUNNING).isPresent();
  }

  private int run(String name, String action, Duration limit)
      throws IOException, InterruptedException {
    Command.Result result = call(name, action, limit);
    if (result.timedOut()) {
      return ReturnCode.REQUEST_TIMEOUT;
    }
    return switch (result.exitCode()) {
      case 0 -> ReturnCode.SUCCESS;
      case 3 -> ReturnCode.NOT_SUPPORTED; // LSB: unimplemented
      case 4 -> ReturnCode.ACCESS_DENIED; // LSB: insufficient privilege
      default -> ReturnCode.UNKNOWN_FAILURE;
    };
  }

  private Command.Result call(String name, String action, Duration limit)
      throws IOException, InterruptedException {
    return Command.run(List.of(files.path(DIRECTORY + name).toString(), action), limit);
  }

  @Override
  public int changeStartMode(String name, String mode, Duration limit)
      throws IOException, InterruptedException {
    return StartLinks.change(files, name, mode, limit);
  }
}
