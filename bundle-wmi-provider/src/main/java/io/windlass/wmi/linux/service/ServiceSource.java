package io.windlass.wmi.linux.service;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.HostRoot;
import io.windlass.wmi.linux.host.Row;
import io.windlass.wmi.linux.service.ServiceFacts.State;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Keys;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.OpContext;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.cim.Instance;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code Win32_Service}: the services of the host's service manager. */
public final class ServiceSource implements ClassSource {
  private static final String CLASS = "Win32_Service";

  private final Host host;
  private final ServiceControl control;
  private final ServiceMethods methods;

  /** Services of a host. */
  public ServiceSource(Host host, ServiceControl control) {
    this.host = host;
    this.control = control;
    this.methods = new ServiceMethods(host, control);
  }

  /** The service manager of a host: systemd, OpenRC, or whatever runs the init scripts. */
  public static ServiceControl controlOf(Host host) {
    HostRoot files = host.files();
    if (files.isDirectory("/run/systemd/system")) {
      return new SystemdServices(files, "systemctl");
    }
    return files.isDirectory("/run/openrc/started")
        ? new OpenRcServices(files)
        : new SysvServices(files);
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
    if (method.equals("GetSecurityDescriptor")) {
      existing(keys);
      return ServiceSecurity.answer();
    }
    if (!ServiceMethods.has(method)) {
      return ClassSource.super.invoke(method, keys, input, context);
    }
    String name = ServiceMethods.isStatic(method) ? "" : (String) existing(keys).get("Name");
    return methods.invoke(method, name, input, context);
  }

  @Override
  public Instance existing(Map<String, String> keys)
      throws ResourceFault, IOException, InterruptedException {
    if (nameIn(keys).isEmpty()) {
      throw new ResourceFault(
          FaultCode.INSUFFICIENT_SELECTORS, "Which service? The selector Name is missing.");
    }
    return ClassSource.super.existing(keys);
  }
}
