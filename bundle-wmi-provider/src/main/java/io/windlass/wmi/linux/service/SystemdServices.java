package io.windlass.wmi.linux.service;

import io.windlass.wmi.linux.host.Command;
import io.windlass.wmi.linux.host.KeyValues;
import io.windlass.wmi.linux.host.Numbers;
import io.windlass.wmi.linux.service.ServiceFacts.State;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
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
  private static final Duration READ_LIMIT = Duration.ofSeconds(10);
  private static final Pattern UNIT_NAME = Pattern.compile("[A-Za-z0-9:_.\\\\@-]{1,255}");
  private static final Pattern COMMAND = Pattern.compile("argv\\[]=(.*?) ; ignore_errors=");
  private static final String PROPERTIES =
      "Id,Description,LoadState,ActiveState,MainPID,UnitFileState,ExecStart,User,"
          + "ExecMainStatus,WantedBy";

  private static final List<String> NEEDS = List.of("Requires", "Requisite", "BindsTo", "Wants");

  private final String systemctl;

  /**
   * The services of a systemd.
   *
   * @param systemctl the program to ask
   */
  public SystemdServices(String systemctl) {
    this.systemctl = systemctl;
  }

  @Override
  public Stream<ServiceFacts> services() throws IOException, InterruptedException {
    Map<String, ServiceFacts> services = new LinkedHashMap<>();
    for (String line : read("list-unit-files", "--type=service", "--no-legend").split("\n")) {
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
    String blocks = read("show", "--all", "--property=" + properties, "*" + SUFFIX);
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
    String block = read("show", "--property=" + PROPERTIES, "--", name + SUFFIX);
    Map<String, String> unit = KeyValues.assignments(block);
    return exists(unit) ? Optional.of(facts(unit)) : Optional.empty();
  }

  private String read(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(systemctl, "--no-pager", "--full"));
    command.addAll(Arrays.asList(arguments));
    Command.Result result = Command.read(command, READ_LIMIT);
    if (result.timedOut()) {
      throw new IOException(
          "systemctl did not answer within " + READ_LIMIT.toSeconds() + " s; is systemd well?");
    }
    return result.output();
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
    return switch (mode) {
      case "Automatic" -> act("enable", name, limit);
      case "Manual" -> act("disable", name, limit);
      case "Disabled" -> act("mask", name, limit);
      default -> ReturnCode.INVALID_PARAMETER;
    };
  }

  private int act(String verb, String name, Duration limit)
      throws IOException, InterruptedException {
    List<String> command = List.of(systemctl, "--no-ask-password", verb, "--", name + SUFFIX);
    Command.Result result = Command.run(command, limit);
    if (result.timedOut()) {
      return ReturnCode.REQUEST_TIMEOUT;
    }
    return switch (result.exitCode()) {
      case 0 -> ReturnCode.SUCCESS;
      case 4 -> ReturnCode.ACCESS_DENIED;
      default -> ReturnCode.UNKNOWN_FAILURE;
    };
  }
}
