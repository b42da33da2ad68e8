package io.windlass.wmi.linux.service;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.LogText;
import io.windlass.wmi.linux.service.ServiceFacts.State;
import io.windlass.wsman.api.OpContext;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.security.Caller;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The methods of {@code Win32_Service}. They are for administrators only, are logged with the name
 * of the caller and, when refused, why, and take at most 30 seconds.
 */
final class ServiceMethods {
  static final Set<String> START_MODES = Set.of("Automatic", "Manual", "Disabled");

  private static final Logger LOG = LoggerFactory.getLogger(ServiceMethods.class);
  private static final String CREATE = "Create";
  private static final Set<String> METHODS =
      Set.of(
          CREATE,
          "Change",
          "Delete",
          "StartService",
          "StopService",
          "PauseService",
          "ResumeService",
          "InterrogateService",
          "UserControlService",
          "ChangeStartMode",
          "SetSecurityDescriptor");

  private static final int FIRST_USER_CONTROL = 128;
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final ServiceControl control;
  private final ServiceParameters parameters;

  ServiceMethods(Host host, ServiceControl control) {
    this.control = control;
    this.parameters = new ServiceParameters(host, control);
  }

  static boolean has(String method) {
    return METHODS.contains(method);
  }

  /** True for a method of the class itself, which needs no service. */
  static boolean isStatic(String method) {
    return method.equals(CREATE);
  }

  /**
   * Runs a method.
   *
   * @param name of a service that exists; ignored by a static method
   */
  Instance invoke(String method, String name, Instance input, OpContext context)
      throws IOException, InterruptedException {
    String service = isStatic(method) ? String.valueOf(input.get("Name")) : name;
    int code = ReturnCode.ACCESS_DENIED;
    String reason = "not in role " + Caller.ADMINISTRATORS;
    if (context.callerInRole(Caller.ADMINISTRATORS)) {
      try {
        code = act(method, service, input, limit(context));
        reason = "";
      } catch (Refusal e) {
        code = e.code();
        reason = e.getMessage();
      } catch (FileSystemException e) {
        reason = "this account may not write " + e.getMessage();
      }
    }
    LOG.info(
        "{} ran Win32_Service.{} on {}: code {}{}",
        LogText.of(context.caller().getName()),
        method,
        LogText.of(service),
        code,
        reason.isEmpty() ? "" : ", " + LogText.of(reason));
    return Instance.of(method + "_OUTPUT").set("ReturnValue", (long) code).build();
  }

  private int act(String method, String name, Instance input, Duration limit)
      throws IOException, InterruptedException, Refusal {
    return switch (method) {
      case CREATE -> create(name, input, limit);
      case "Change" -> control.change(name, parameters.read(input), limit);
      case "Delete" -> control.delete(name, limit);
      case "StartService" -> control.start(name, limit);
      case "StopService" -> control.stop(name, limit);
      case "InterrogateService" ->
          control.isActive(name, limit) ? ReturnCode.SUCCESS : ReturnCode.NOT_ACTIVE;
      case "UserControlService" -> userControl(name, input);
      case "ChangeStartMode" -> changeStartMode(name, input, limit);
      // No service of Linux can be paused, and Windows answers so for one that cannot.
      case "PauseService", "ResumeService" -> ReturnCode.CANNOT_ACCEPT_CONTROL;
      default -> throw new Refusal(ReturnCode.NOT_SUPPORTED, "services of Linux have none");
    };
  }

  private int create(String name, Instance input, Duration limit)
      throws IOException, InterruptedException, Refusal {
    if (control.service(name).isPresent()) {
      throw new Refusal(ReturnCode.EXISTS, "there is a service of that name");
    }
    ServiceSettings settings = parameters.read(input);
    if (settings.command().isEmpty()) {
      throw new Refusal(ReturnCode.INVALID_PARAMETER, "PathName is missing");
    }
    return control.create(name, settings, limit);
  }

  /** Controls of a service's own are numbers that only programs of Windows listen to. */
  private int userControl(String name, Instance input)
      throws IOException, InterruptedException, Refusal {
    if (!(input.get("ControlCode") instanceof Number code)
        || code.intValue() < FIRST_USER_CONTROL
        || code.intValue() > 255) {
      throw new Refusal(ReturnCode.INVALID_PARAMETER, "ControlCode is 128 to 255");
    }
    Optional<ServiceFacts> facts = control.service(name);
    return facts.filter(service -> service.state() == State.RUNNING).isPresent()
        ? ReturnCode.INVALID_CONTROL
        : ReturnCode.NOT_ACTIVE;
  }

  private int changeStartMode(String name, Instance input, Duration limit)
      throws IOException, InterruptedException {
    String mode = String.valueOf(input.get("StartMode"));
    return START_MODES.contains(mode)
        ? control.changeStartMode(name, mode, limit)
        : ReturnCode.INVALID_PARAMETER;
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
