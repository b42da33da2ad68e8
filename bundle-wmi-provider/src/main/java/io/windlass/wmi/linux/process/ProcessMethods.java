package io.windlass.wmi.linux.process;

import io.windlass.wmi.linux.account.PasswdFile;
import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.LogText;
import io.windlass.wmi.linux.host.Sid;
import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.OpContext;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.security.Caller;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The methods of {@code Win32_Process}. Those that change something are for administrators only,
 * and are logged with the name of the caller.
 */
public final class ProcessMethods {
  private static final Logger LOG = LoggerFactory.getLogger(ProcessMethods.class);
  private static final long INIT = 1;
  private static final long KERNEL_THREADS = 2;

  private final Host host;
  private final ProcessControl control;
  private final ProcessStarter starter = new ProcessStarter();

  /** Methods on the processes of a host. */
  public ProcessMethods(Host host, ProcessControl control) {
    this.host = host;
    this.control = control;
  }

  Instance invoke(String method, Map<String, String> keys, Instance input, OpContext context)
      throws ResourceFault, IOException, InterruptedException {
    return switch (method) {
      case "Create" -> create(input, context);
      case "Terminate" -> terminate(process(keys), input, context);
      case "SetPriority" -> setPriority(process(keys), input, context);
      case "AttachDebugger" -> {
        process(keys);
        yield attachDebugger(context);
      }
      case "GetOwner" -> owner(process(keys));
      case "GetOwnerSid" -> ownerSid(process(keys));
      default ->
          throw new ResourceFault(
              FaultCode.ACTION_NOT_SUPPORTED,
              "The method " + method + " of Win32_Process is not available on this host.");
    };
  }

  private long process(Map<String, String> keys) throws ResourceFault {
    if (keys.keySet().stream().noneMatch("Handle"::equalsIgnoreCase)) {
      throw new ResourceFault(
          FaultCode.INSUFFICIENT_SELECTORS, "Which process? The selector Handle is missing.");
    }
    OptionalLong pid = Pids.fromKeys(keys);
    if (pid.isEmpty() || !Pids.isProcess(host.files(), pid.getAsLong())) {
      throw new ResourceFault(
          FaultCode.NOT_FOUND,
          "There is no process with the keys " + keys + "; it may have ended.");
    }
    return pid.getAsLong();
  }

  private Instance create(Instance input, OpContext context) throws InterruptedException {
    if (!allowed("Create", context)) {
      return returning("Create", ReturnCode.ACCESS_DENIED).build();
    }
    Object commandLine = input.get("CommandLine");
    Optional<Map<String, String>> environment;
    try {
      environment = StartupEnvironment.of(input.get("ProcessStartupInformation"));
    } catch (IllegalArgumentException e) {
      return returning("Create", ReturnCode.INVALID_PARAMETER).build();
    }
    if (!(commandLine instanceof String command)) {
      return returning("Create", ReturnCode.INVALID_PARAMETER).build();
    }
    Optional<String> directory =
        Optional.ofNullable(input.get("CurrentDirectory"))
            .map(Object::toString)
            .filter(text -> !text.isEmpty());
    ProcessStarter.Started started = starter.start(command, directory, environment);
    LOG.info(
        "{} ran Win32_Process.Create: code {}, pid {}, command: {}",
        LogText.of(context.caller().getName()),
        started.code(),
        started.pid(),
        LogText.of(command));
    Instance.Builder output = returning("Create", started.code());
    return started.code() == ReturnCode.SUCCESS
        ? output.set("ProcessId", started.pid()).build()
        : output.build();
  }

  /**
   * Never this service itself, init, or a thread of the kernel, which would ignore it. {@code
   * Reason}, the exit code on Windows, is only logged: a signal leaves none to choose.
   */
  private Instance terminate(long pid, Instance input, OpContext context) {
    int code = ReturnCode.ACCESS_DENIED;
    if (allowed("Terminate", context)) {
      code = isProtected(pid) ? ReturnCode.ACCESS_DENIED : control.kill(pid);
      LOG.info(
          "{} ran Win32_Process.Terminate: code {}, pid {}, reason {}",
          LogText.of(context.caller().getName()),
          code,
          pid,
          input.get("Reason"));
    }
    return returning("Terminate", code).build();
  }

  /** Windows starts the debugger that is registered; no Linux registers one. */
  private Instance attachDebugger(OpContext context) {
    boolean allowed = allowed("AttachDebugger", context);
    return returning(
            "AttachDebugger", allowed ? ReturnCode.PATH_NOT_FOUND : ReturnCode.ACCESS_DENIED)
        .build();
  }

  private boolean isProtected(long pid) {
    boolean kernelThread =
        new ProcFiles(host.files(), pid)
            .stat()
            .filter(stat -> stat.parent() == KERNEL_THREADS && stat.virtualSize() == 0)
            .isPresent();
    return pid == INIT || pid == ProcessHandle.current().pid() || kernelThread;
  }

  private Instance setPriority(long pid, Instance input, OpContext context)
      throws IOException, InterruptedException {
    if (!allowed("SetPriority", context)) {
      return returning("SetPriority", ReturnCode.ACCESS_DENIED).build();
    }
    OptionalInt nice =
        input.get("Priority") instanceof Number priority
            ? Priorities.nice(priority.longValue())
            : OptionalInt.empty();
    int code =
        nice.isPresent() ? control.renice(pid, nice.getAsInt()) : ReturnCode.INVALID_PARAMETER;
    LOG.info(
        "{} ran Win32_Process.SetPriority: code {}, pid {}, niceness {}",
        LogText.of(context.caller().getName()),
        code,
        pid,
        nice);
    return returning("SetPriority", code).build();
  }

  private Instance owner(long pid) {
    OptionalLong uid = new ProcFiles(host.files(), pid).effectiveUser();
    if (uid.isEmpty()) {
      return returning("GetOwner", ReturnCode.ACCESS_DENIED).build();
    }
    return returning("GetOwner", ReturnCode.SUCCESS)
        .set("User", new PasswdFile(host.files()).nameOf(uid.getAsLong()))
        .set("Domain", host.name())
        .build();
  }

  private Instance ownerSid(long pid) {
    OptionalLong uid = new ProcFiles(host.files(), pid).effectiveUser();
    if (uid.isEmpty()) {
      return returning("GetOwnerSid", ReturnCode.ACCESS_DENIED).build();
    }
    return returning("GetOwnerSid", ReturnCode.SUCCESS)
        .set("Sid", Sid.ofUser(uid.getAsLong()))
        .build();
  }

  private static boolean allowed(String method, OpContext context) {
    boolean allowed = context.callerInRole(Caller.ADMINISTRATORS);
    if (!allowed) {
      LOG.warn(
          "{} may not run Win32_Process.{}: not in role {}",
          LogText.of(context.caller().getName()),
          method,
          Caller.ADMINISTRATORS);
    }
    return allowed;
  }

  private static Instance.Builder returning(String method, int code) {
    return Instance.of(method + "_OUTPUT").set("ReturnValue", (long) code);
  }
}
