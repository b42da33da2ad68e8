package io.windlass.wmi.linux.service;

import io.windlass.wmi.linux.host.HostRoot;
import io.windlass.wmi.linux.host.KeyValues;
import io.windlass.wmi.linux.host.Numbers;
import io.windlass.wmi.linux.service.ServiceFacts.State;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The services of systemd, asked through {@code systemctl}: one call lists the unit files, one
 * shows all units that are loaded. The name of a service is that of its unit without {@code
 * .service}.
 */
public final class SystemdServices implements ServiceControl {
  private static final String SUFFIX = ".service";
  private static final Pattern UNIT_NAME = Pattern.compile("[A-Za-z0-9:_.\\\\@-]{1,255}");
  private static final Pattern COMMAND = Pattern.compile("argv\\[]=(.*?) ; ignore_errors=");
  private static final String PROPERTIES =
      "Id,Description,LoadState,ActiveState,MainPID,UnitFileState,ExecStart,User,"
          + "ExecMainStatus,WantedBy";

  private static final List<String> NEEDS = List.of("Requires", "Requisite", "BindsTo", "Wants");

  private final Systemctl systemctl;
  private final SystemdUnits units;

  /**
   * The services of a systemd.
   *
   * @param files where unit files are written
   * @param systemctl the program to ask
   */
  public SystemdServices(HostRoot files, String systemctl) {
    this.systemctl = new Systemctl(systemctl);
    this.units = new SystemdUnits(files);
  }

  @Override
  public Stream<ServiceFacts> services() throws IOException, InterruptedException {
    Map<String, ServiceFacts> services = new LinkedHashMap<>();
    for (String line :
        systemctl.read("list-unit-files", "--type=service", "--no-legend").split("\n")) {
      String[] fields = line.strip().split("\\s+");
      if (fields.length > 1 && fields[0].endsWith(SUFFIX) && !fields[0].endsWith("@" + SUFFIX)) {
        Map<String, String> unit = Map.of("Id", fields[0], "UnitFileState", fields[1]);
        services.put(fields[0], facts(unit));
      }
    }
    loaded(PROPERTIES).forEach(unit -> services.put(unit.get("Id"), facts(unit)));
    return services.values().stream();
  }

  /** The units that are loaded and exist. */
  private Stream<Map<String, String>> loaded(String properties)
      throws IOException, InterruptedException {
    String blocks = systemctl.read("show", "--all", "--property=" + properties, "*" + SUFFIX);
    return Stream.of(blocks.split("\n\n"))
        .map(KeyValues::assignments)
        .filter(SystemdServices::exists);
  }

  private static boolean exists(Map<String, String> unit) {
    return unit.containsKey("Id") && !"not-found".equals(unit.get("LoadState"));
  }

  /**
   * {@inheritDoc} Mere order ({@code After=}) is no need; what is not a service (targets, sockets,
   * mounts) is left out.
   */
  @Override
  public Stream<ServiceDependency> dependencies() throws IOException, InterruptedException {
    List<Map<String, String>> units = loaded("Id,LoadState," + String.join(",", NEEDS)).toList();
    Set<String> ids = units.stream().map(unit -> unit.get("Id")).collect(Collectors.toSet());
    return units.stream()
        .flatMap(
            unit ->
                NEEDS.stream()
                    .flatMap(need -> Stream.of(unit.getOrDefault(need, "").split(" ")))
                    .filter(ids::contains)
                    .map(other -> new ServiceDependency(name(unit.get("Id")), name(other))));
  }

  private static String name(String id) {
    return id.endsWith(SUFFIX) ? id.substring(0, id.length() - SUFFIX.length()) : id;
  }

  @Override
  public Optional<ServiceFacts> service(String name) throws IOException, InterruptedException {
    if (!UNIT_NAME.matcher(name).matches() || name.startsWith("-")) {
      return Optional.empty();
    }
    String block = systemctl.read("show", "--property=" + PROPERTIES, "--", name + SUFFIX);
    Map<String, String> unit = KeyValues.assignments(block);
    return exists(unit) ? Optional.of(facts(unit)) : Optional.empty();
  }

  private static ServiceFacts facts(Map<String, String> unit) {
    String name = name(unit.get("Id"));
    String description = text(unit, "Description").orElse(name);
    String active = unit.getOrDefault("ActiveState", "inactive");
    return new ServiceFacts(
        name,
        description,
        Optional.of(description),
        text(unit, "ExecStart").map(SystemdServices::commandLine),
        startMode(unit),
        text(unit, "User").or(() -> Optional.of("root")),
        state(active),
        active.equals("failed") ? "Error" : "OK",
        Numbers.parse(unit.getOrDefault("MainPID", "0")).orElse(0),
        text(unit, "ExecMainStatus").map(code -> Numbers.parse(code).orElse(0)));
  }

  private static Optional<String> text(Map<String, String> unit, String key) {
    return Optional.ofNullable(unit.get(key)).filter(value -> !value.isEmpty());
  }

  /** Out of {@code { path=… ; argv[]=… ; ignore_errors=no ; … }}. */
  private static String commandLine(String execStart) {
    Matcher argv = COMMAND.matcher(execStart);
    return argv.find() ? argv.group(1) : execStart;
  }

  private static String startMode(Map<String, String> unit) {
    return switch (unit.getOrDefault("UnitFileState", "")) {
      case "enabled", "enabled-runtime", "alias" -> "Auto";
      case "masked", "masked-runtime" -> "Disabled";
      default -> text(unit, "WantedBy").isPresent() ? "Auto" : "Manual";
    };
  }

  private static State state(String active) {
    return switch (active) {
      case "active", "reloading", "refreshing" -> State.RUNNING;
      case "activating" -> State.START_PENDING;
      case "deactivating" -> State.STOP_PENDING;
      case "inactive", "failed" -> State.STOPPED;
      default -> State.UNKNOWN;
    };
  }

  @Override
  public int start(String name, Duration limit) throws IOException, InterruptedException {
    Optional<ServiceFacts> facts = service(name);
    if (facts.filter(service -> service.state() == State.RUNNING).isPresent()) {
      return ReturnCode.ALREADY_RUNNING;
    }
    if (facts.filter(service -> service.startMode().equals("Disabled")).isPresent()) {
      return ReturnCode.DISABLED;
    }
    return act("start", name, limit);
  }

  @Override
  public int stop(String name, Duration limit) throws IOException, InterruptedException {
    boolean stopped = service(name).filter(facts -> facts.state() == State.STOPPED).isPresent();
    return stopped ? ReturnCode.CANNOT_ACCEPT_CONTROL : act("stop", name, limit);
  }

  @Override
  public boolean isActive(String name, Duration limit) throws IOException, InterruptedException {
    return service(name).filter(facts -> facts.state() == State.RUNNING).isPresent();
  }

  @Override
  public int changeStartMode(String name, String mode, Duration limit)
      throws IOException, InterruptedException {
    if (mode.equals("Disabled")) {
      return act("mask", name, limit);
    }
    boolean masked =
        service(name).filter(service -> service.startMode().equals("Disabled")).isPresent();
    int code = masked ? act("unmask", name, limit) : ReturnCode.SUCCESS;
    return code == ReturnCode.SUCCESS
        ? act(mode.equals("Automatic") ? "enable" : "disable", name, limit)
        : code;
  }

  @Override
  public int create(String name, ServiceSettings settings, Duration limit)
      throws IOException, InterruptedException, Refusal {
    if (!UNIT_NAME.matcher(name).matches() || name.startsWith("-") || name.endsWith("@")) {
      throw new Refusal(ReturnCode.INVALID_NAME, "this cannot be the name of a unit");
    }
    try {
      units.create(name + SUFFIX, settings);
    } catch (FileAlreadyExistsException e) {
      throw new Refusal(ReturnCode.EXISTS, e.getMessage() + " exists");
    }
    int code = systemctl.act(limit, "daemon-reload");
    if (code != ReturnCode.SUCCESS) {
      units.delete(name + SUFFIX); // systemd does not know of it, nor shall anybody after a boot
      return code;
    }
    String mode = settings.startMode().orElse("Manual");
    return mode.equals("Manual") ? code : changeStartMode(name, mode, limit);
  }

  @Override
  public int change(String name, ServiceSettings settings, Duration limit)
      throws IOException, InterruptedException, Refusal {
    if (!settings.dependencies().isEmpty()) {
      throw new Refusal(
          ReturnCode.NOT_SUPPORTED,
          "systemd can only add dependencies to a unit, not replace them");
    }
    units.change(name + SUFFIX, settings);
    int code = systemctl.act(limit, "daemon-reload");
    return code == ReturnCode.SUCCESS && settings.startMode().isPresent()
        ? changeStartMode(name, settings.startMode().get(), limit)
        : code;
  }

  @Override
  public int delete(String name, Duration limit) throws IOException, InterruptedException, Refusal {
    if (!units.isOwn(name + SUFFIX)) {
      throw new Refusal(
          ReturnCode.NOT_SUPPORTED,
          "its unit was not made by Win32_Service.Create: remove the package that it belongs to");
    }
    int code = changeStartMode(name, "Manual", limit);
    if (code == ReturnCode.SUCCESS) {
      code = act("stop", name, limit);
    }
    if (code == ReturnCode.SUCCESS) {
      units.delete(name + SUFFIX);
      code = systemctl.act(limit, "daemon-reload");
    }
    return code;
  }

  private int act(String verb, String name, Duration limit)
      throws IOException, InterruptedException {
    return systemctl.act(limit, verb, "--", name + SUFFIX);
  }
}
