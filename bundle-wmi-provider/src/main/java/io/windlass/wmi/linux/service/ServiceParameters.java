package io.windlass.wmi.linux.service;

import io.windlass.wmi.linux.account.PasswdFile;
import io.windlass.wmi.linux.host.Host;
import io.windlass.wsman.api.cim.Instance;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Checks what a client gives to {@code Win32_Service.Create} and {@code Change}. What has no
 * meaning on Linux is refused unless it asks for what is the case anyway: one process of its own,
 * not on the desktop, in no load order group. {@code StartPassword} is not looked at.
 */
final class ServiceParameters {
  private static final long OWN_PROCESS = 16;
  private static final Set<Long> SERVICE_TYPES = Set.of(1L, 2L, 4L, 8L, OWN_PROCESS, 32L, 256L);
  private static final Set<String> ROOT =
      Set.of(
          "", "localsystem", ".\\localsystem", "nt authority\\system", "nt authority\\localsystem");

  private static final int LONGEST = 4096;

  private final Host host;
  private final ServiceControl control;

  ServiceParameters(Host host, ServiceControl control) {
    this.host = host;
    this.control = control;
  }

  ServiceSettings read(Instance input) throws Refusal, IOException, InterruptedException {
    refuseWhatLinuxLacks(input);
    return new ServiceSettings(
        displayName(input), command(input), startMode(input), account(input), dependencies(input));
  }

  private static void refuseWhatLinuxLacks(Instance input) throws Refusal {
    if (input.get("ServiceType") instanceof Number type && type.longValue() != OWN_PROCESS) {
      throw SERVICE_TYPES.contains(type.longValue())
          ? new Refusal(ReturnCode.NOT_SUPPORTED, "every service of Linux is of type 16")
          : new Refusal(ReturnCode.INVALID_PARAMETER, "there is no ServiceType " + type);
    }
    if (input.get("ErrorControl") instanceof Number control
        && (control.longValue() < 0 || control.longValue() > 3)) {
      throw new Refusal(ReturnCode.INVALID_PARAMETER, "ErrorControl is 0 to 3");
    }
    if (Boolean.TRUE.equals(input.get("DesktopInteract"))) {
      throw new Refusal(ReturnCode.NOT_SUPPORTED, "no service of Linux has a desktop");
    }
    for (String groups : List.of("LoadOrderGroup", "LoadOrderGroupDependencies")) {
      Object value = input.get(groups);
      if (value != null && !value.equals("") && !value.equals(List.of())) {
        throw new Refusal(ReturnCode.NOT_SUPPORTED, "Linux has no load order groups");
      }
    }
  }

  private static Optional<String> displayName(Instance input) throws Refusal {
    Optional<String> name = text(input, "DisplayName");
    if (name.filter(text -> text.isBlank() || !UnitText.isLine(text)).isPresent()) {
      throw new Refusal(ReturnCode.INVALID_PARAMETER, "DisplayName is one line");
    }
    return name;
  }

  private Optional<List<String>> command(Instance input) throws Refusal {
    Optional<String> path = text(input, "PathName");
    if (path.isEmpty()) {
      return Optional.empty();
    }
    List<String> words;
    try {
      words = CommandWords.split(path.get());
    } catch (IllegalArgumentException e) {
      throw new Refusal(ReturnCode.INVALID_PARAMETER, "PathName: " + e.getMessage());
    }
    if (words.isEmpty() || path.get().chars().anyMatch(Character::isISOControl)) {
      throw new Refusal(ReturnCode.INVALID_PARAMETER, "PathName is no command line");
    }
    String program = words.get(0);
    if (!program.startsWith("/") || program.contains("$") || !host.files().isExecutable(program)) {
      throw new Refusal(
          ReturnCode.PATH_NOT_FOUND, "PathName does not begin with the path of a program");
    }
    return Optional.of(words);
  }

  private static Optional<String> startMode(Instance input) throws Refusal {
    Optional<String> mode = text(input, "StartMode");
    if (mode.isPresent() && !ServiceMethods.START_MODES.contains(mode.get())) {
      throw new Refusal(
          ReturnCode.INVALID_PARAMETER, "StartMode is one of " + ServiceMethods.START_MODES);
    }
    return mode;
  }

  /** {@code .\NAME} and {@code HOST\NAME} are the form of Windows for a user of this machine. */
  private Optional<String> account(Instance input) throws Refusal {
    Optional<String> given = text(input, "StartName");
    if (given.isEmpty()) {
      return given;
    }
    String name = given.get();
    if (ROOT.contains(name.toLowerCase(Locale.ROOT))) {
      return Optional.of("root");
    }
    int slash = name.indexOf('\\');
    String domain = slash < 0 ? "." : name.substring(0, slash);
    String user = name.substring(slash + 1);
    boolean local = domain.equals(".") || domain.equalsIgnoreCase(host.name());
    if (!local || new PasswdFile(host.files()).entries().noneMatch(e -> e.name().equals(user))) {
      throw new Refusal(ReturnCode.INVALID_ACCOUNT, "StartName is no user of this host");
    }
    return Optional.of(user);
  }

  private List<String> dependencies(Instance input)
      throws Refusal, IOException, InterruptedException {
    if (!(input.get("ServiceDependencies") instanceof List<?> names)) {
      return List.of();
    }
    for (Object name : names) {
      if (control.service(name.toString()).isEmpty()) {
        throw new Refusal(ReturnCode.DEPENDENCY_DELETED, "it depends on a service that is none");
      }
    }
    return names.stream().map(Object::toString).toList();
  }

  private static Optional<String> text(Instance input, String name) throws Refusal {
    Object value = input.get(name);
    if (value != null && value.toString().length() > LONGEST) {
      throw new Refusal(ReturnCode.INVALID_PARAMETER, name + " is too long");
    }
    return Optional.ofNullable(value).map(Object::toString);
  }
}
