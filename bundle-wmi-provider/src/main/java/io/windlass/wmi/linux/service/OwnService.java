package io.windlass.wmi.linux.service;

import io.windlass.wmi.linux.service.ServiceFacts.State;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The services of a host and this very process under the name that clients know it by: {@code
 * WinRM}, whether or not it was installed as a service. What is done to it is done to the service
 * {@code windlass}, where there is one.
 */
public final class OwnService implements ServiceControl {
  private static final String NAME = "WinRM";
  private static final String INSTALLED_AS = "windlass";

  private final ServiceControl others;
  private final ProcessHandle process;

  private OwnService(ServiceControl others, ProcessHandle process) {
    this.others = others;
    this.process = process;
  }

  /** This process beside the services of a service manager. */
  public static OwnService beside(ServiceControl others) {
    return new OwnService(others, ProcessHandle.current());
  }

  @Override
  public Stream<ServiceFacts> services() throws IOException, InterruptedException {
    return Stream.concat(
        Stream.of(facts()), others.services().filter(service -> !isOwn(service.name())));
  }

  @Override
  public Optional<ServiceFacts> service(String name) throws IOException, InterruptedException {
    return isOwn(name) ? Optional.of(facts()) : others.service(name);
  }

  @Override
  public Stream<ServiceDependency> dependencies() throws IOException, InterruptedException {
    return others.dependencies();
  }

  private ServiceFacts facts() throws IOException, InterruptedException {
    ProcessHandle.Info info = process.info();
    boolean automatic =
        others.service(INSTALLED_AS).filter(unit -> unit.startMode().equals("Auto")).isPresent();
    return new ServiceFacts(
        NAME,
        "Windlass Remote Management (WS-Management)",
        Optional.of("Answers WS-Management requests to this host, as WinRM does on Windows"),
        info.commandLine().or(info::command),
        automatic ? "Auto" : "Manual",
        info.user(),
        State.RUNNING,
        "OK",
        process.pid(),
        Optional.of(0L));
  }

  @Override
  public int start(String name, Duration limit) throws IOException, InterruptedException {
    return isOwn(name) ? ReturnCode.ALREADY_RUNNING : others.start(name, limit);
  }

  @Override
  public int stop(String name, Duration limit) throws IOException, InterruptedException {
    Optional<String> service = behind(name);
    return service.isPresent() ? others.stop(service.get(), limit) : ReturnCode.NOT_SUPPORTED;
  }

  @Override
  public boolean isActive(String name, Duration limit) throws IOException, InterruptedException {
    return isOwn(name) || others.isActive(name, limit);
  }

  @Override
  public int changeStartMode(String name, String mode, Duration limit)
      throws IOException, InterruptedException {
    Optional<String> service = behind(name);
    return service.isPresent()
        ? others.changeStartMode(service.get(), mode, limit)
        : ReturnCode.NOT_SUPPORTED;
  }

  @Override
  public int create(String name, ServiceSettings settings, Duration limit)
      throws IOException, InterruptedException, Refusal {
    return others.create(name, settings, limit);
  }

  @Override
  public int change(String name, ServiceSettings settings, Duration limit)
      throws IOException, InterruptedException, Refusal {
    return others.change(notOwn(name), settings, limit);
  }

  @Override
  public int delete(String name, Duration limit) throws IOException, InterruptedException, Refusal {
    return others.delete(notOwn(name), limit);
  }

  private static String notOwn(String name) throws Refusal {
    if (isOwn(name)) {
      throw new Refusal(
          ReturnCode.NOT_SUPPORTED,
          "this is the service that answers: windlass service installs and uninstalls it");
    }
    return name;
  }

  /** The service of the service manager; empty for this process when it is not installed. */
  private Optional<String> behind(String name) throws IOException, InterruptedException {
    return isOwn(name) ? others.service(INSTALLED_AS).map(ServiceFacts::name) : Optional.of(name);
  }

  private static boolean isOwn(String name) {
    return NAME.equalsIgnoreCase(name);
  }
}
