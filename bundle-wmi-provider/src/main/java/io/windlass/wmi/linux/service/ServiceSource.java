package io.windlass.wmi.linux.service;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.LogText;
import io.windlass.wmi.linux.host.Row;
import io.windlass.wmi.linux.service.ServiceFacts.State;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Keys;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.OpContext;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.security.Caller;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code Win32_Service}: the services of the host's service manager. Methods are for administrators
 * only, are logged with the name of the caller, and take at most 30 seconds.
 */
public final class ServiceSource implements ClassSource {
  private static final Logger LOG = LoggerFactory.getLogger(ServiceSource.class);
  private static final String CLASS = "Win32_Service";
  private static final Set<String> METHODS =
      Set.of(
          "StartService",
          "StopService",
          "PauseService",
          "ResumeService",
          "InterrogateService",
          "ChangeStartMode");

  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final Host host;
  private final ServiceControl control;

  /** Services of a host. */
  public ServiceSource(Host host, ServiceControl control) {
    this.host = host;
    this.control = control;
  }

  /** The service manager of a host: systemd where it is process 1, else the init scripts. */
  public static ServiceControl controlOf(Host host) {
    return host.files().isDirectory("/run/systemd/system")
        ? new SystemdServices("systemctl")
        : new SysvServices(host.files());
  }

  @Override
  public String className() {
    return CLASS;
  }

  @Override
  public Stream<Instance> instances(Wanted wanted) throws IOException, InterruptedException {
    String computer = host.name();
    return control.services().map(service -> row(service, computer, wanted));
  }

  @Override
  public Optional<Instance> find(Map<String, String> keys, Wanted wanted)
      throws ResourceFault, IOException, InterruptedException {
    Optional<String> name = nameIn(keys);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    return control
        .service(name.get())
        .map(service -> row(service, host.name(), wanted))
        .filter(instance -> Keys.match(instance, keys));
  }

  private static Optional<String> nameIn(Map<String, String> keys) {
    return keys.entrySet().stream()
        .filter(key -> key.getKey().equalsIgnoreCase("Name"))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static Instance row(ServiceFacts service, String computer, Wanted wanted) {
    boolean running = service.state() == State.RUNNING;
    return new Row(CLASS, wanted)
        .set("CreationClassName", CLASS)
        .set("SystemCreationClassName", Host.COMPUTER_CLASS)
        .set("SystemName", computer)
        .set("Name", service.name())
        .set("Caption", service.displayName())
        .set("DisplayName", service.displayName())
        .set("Description", service.description())
        .set("PathName", service.pathName())
        .set("ServiceType", "Own Process")
        .set("StartMode", service.startMode())
        .set("StartName", service.startName())
        .set("State", service.state().text())
        .set("Status", service.status())
        .set("Started", running)
        .set("ProcessId", service.pid())
        .set("ExitCode", service.exitCode())
        .set("AcceptPause", false)
        .set("AcceptStop", running)
        .set("DelayedAutoStart", false)
        .set("DesktopInteract", false)
        .set("CheckPoint", 0L)
        .set("WaitHint", 0L)
        .set("TagId", 0L)
        .build();
  }

  @Override
  public Instance invoke(String method, Map<String, String> keys, Instance input, OpContext context)
      throws ResourceFault, IOException, InterruptedException {
    if (!METHODS.contains(method)) {
      throw new ResourceFault(
          FaultCode.ACTION_NOT_SUPPORTED,
          "The method " + method + " of Win32_Service is not available on this host.");
    }
    String name = existing(keys);
    int code = ReturnCode.ACCESS_DENIED;
    if (context.callerInRole(Caller.ADMINISTRATORS)) {
      code = act(method, name, input, limit(context));
    }
    LOG.info(
        "{} ran Win32_Service.{} on {}: code {}",
        LogText.of(context.caller().getName()),
        method,
        LogText.of(name),
        code);
    return Instance.of(method + "_OUTPUT").set("ReturnValue", (long) code).build();
  }

  private int act(String method, String name, Instance input, Duration limit)
      throws IOException, InterruptedException {
    return switch (method) {
      case "StartService" -> control.start(name, limit);
      case "StopService" -> control.stop(name, limit);
      case "InterrogateService" ->
          control.isActive(name, limit) ? ReturnCode.SUCCESS : ReturnCode.NOT_ACTIVE;
      // No service of Linux can be paused, and Windows answers so for one that cannot.
      case "PauseService", "ResumeService" -> ReturnCode.CANNOT_ACCEPT_CONTROL;
      case "ChangeStartMode" -> changeStartMode(name, input, limit);
      default -> ReturnCode.NOT_SUPPORTED;
    };
  }

  private int changeStartMode(String name, Instance input, Duration limit)
      throws IOException, InterruptedException {
    String mode = String.valueOf(input.get("StartMode"));
    return switch (mode) {
      case "Automatic", "Manual", "Disabled" -> control.changeStartMode(name, mode, limit);
      default -> ReturnCode.INVALID_PARAMETER;
    };
  }

  private String existing(Map<String, String> keys)
      throws ResourceFault, IOException, InterruptedException {
    if (nameIn(keys).isEmpty()) {
      throw new ResourceFault(
          FaultCode.INSUFFICIENT_SELECTORS, "Which service? The selector Name is missing.");
    }
    return find(keys, Wanted.all())
        .map(instance -> (String) instance.get("Name"))
        .orElseThrow(
            () ->
                new ResourceFault(
                    FaultCode.NOT_FOUND, "There is no service with the keys " + keys + "."));
  }

  /**
   * A little less than the host waits, so that the code for a time-out still reaches the client.
   */
  private static Duration limit(OpContext context) {
    Duration left = Duration.between(Instant.now(), context.deadline()).minusMillis(500);
    if (left.compareTo(LONGEST) > 0) {
      return LONGEST;
    }
    return left.isNegative() ? Duration.ZERO : left;
  }
}
