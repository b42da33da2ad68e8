package io.windlass.wmi.linux.system;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.LogText;
import io.windlass.wsman.api.OpContext;
import io.windlass.wsman.api.cim.CimDateTime;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.security.Caller;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The methods of {@code Win32_OperatingSystem}. They answer 1314, as Windows does without the
 * privilege, unless the configuration allows them; are for administrators only; and are logged with
 * the name of the caller.
 */
public final class SystemMethods {
  private static final Logger LOG = LoggerFactory.getLogger(SystemMethods.class);
  private static final String REBOOT = "Reboot";
  private static final Set<String> METHODS =
      Set.of(REBOOT, "Shutdown", "Win32Shutdown", "Win32ShutdownTracker", "SetDateTime");

  private static final int FORCED = 4;

  private final Host host;
  private final Power power;
  private final boolean allowed;

  /**
   * Methods on a host.
   *
   * @param allowed whether anybody may run them
   */
  public SystemMethods(Host host, Power power, boolean allowed) {
    this.host = host;
    this.power = power;
    this.allowed = allowed;
  }

  static boolean has(String method) {
    return METHODS.contains(method);
  }

  Instance invoke(String method, Instance input, OpContext context)
      throws IOException, InterruptedException {
    long code;
    if (!context.callerInRole(Caller.ADMINISTRATORS)) {
      code = WinError.ACCESS_DENIED;
    } else if (!allowed) {
      code = WinError.PRIVILEGE_NOT_HELD;
      LOG.warn(
          "Win32_OperatingSystem.{} is off: allowShutdown = true in"
              + " etc/io.windlass.wsman.wmi.cfg turns it on",
          method);
    } else {
      code = act(method, input);
    }
    LOG.info(
        "{} ran Win32_OperatingSystem.{}: code {}, {}",
        LogText.of(context.caller().getName()),
        method,
        code,
        LogText.of(input.properties().toString()));
    return Instance.of(method + "_OUTPUT").set("ReturnValue", code).build();
  }

  private long act(String method, Instance input) throws IOException, InterruptedException {
    return switch (method) {
      case REBOOT -> power.now(Power.Action.REBOOT, false, "");
      case "Shutdown" -> power.now(Power.Action.POWER_OFF, false, "");
      case "Win32Shutdown" -> shutdown(input, 0, "");
      case "Win32ShutdownTracker" ->
          shutdown(input, number(input, "Timeout", 0), Objects.toString(input.get("Comment"), ""));
      default -> setDateTime(input);
    };
  }

  /**
   * {@code Flags}: 0 logs off, 1 shuts down, 2 reboots, 8 turns off; 4 is added to force it. A
   * machine that is shut down but not turned off is of no use on Linux, so 1 is 8.
   */
  private long shutdown(Instance input, long seconds, String comment)
      throws IOException, InterruptedException {
    long flags = number(input, "Flags", -1);
    boolean forced = flags > 0 && (flags & FORCED) != 0;
    Optional<Power.Action> action =
        switch ((int) Math.max(-1, Math.min(flags, 100)) - (forced ? FORCED : 0)) {
          case 0 -> Optional.of(Power.Action.LOG_OFF);
          case 1, 8 -> Optional.of(Power.Action.POWER_OFF);
          case 2 -> Optional.of(Power.Action.REBOOT);
          default -> Optional.empty();
        };
    if (action.isEmpty() || seconds < 0) {
      return WinError.INVALID_PARAMETER;
    }
    return seconds == 0
        ? power.now(action.get(), forced, comment)
        : power.later(action.get(), seconds, comment);
  }

  private static long number(Instance input, String name, long otherwise) {
    return input.get(name) instanceof Number number ? number.longValue() : otherwise;
  }

  private long setDateTime(Instance input) throws IOException, InterruptedException {
    Optional<Instant> time =
        input.get("LocalDatetime") instanceof CimDateTime given
            ? given.timestamp().map(OffsetDateTime::toInstant)
            : Optional.empty();
    return time.isEmpty()
        ? WinError.INVALID_PARAMETER
        : power.setTime(time.get(), host.clock().getZone());
  }
}
