package io.windlass.wmi.linux.process;

import io.windlass.wsman.api.cim.Instance;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code Win32_ProcessStartup} means here: {@code EnvironmentVariables} is the whole
 * environment of the process. Windows, colours and titles have no meaning and are ignored.
 */
final class StartupEnvironment {
  private StartupEnvironment() {}

  /**
   * The environment.
   *
   * @param startup the parameter {@code ProcessStartupInformation}; may be null
   * @return empty when none is given
   * @throws IllegalArgumentException when an entry is not {@code name=value}
   */
  static Optional<Map<String, String>> of(Object startup) {
    if (!(startup instanceof Instance instance)
        || !(instance.get("EnvironmentVariables") instanceof List<?> entries)
        || entries.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> variables = new LinkedHashMap<>();
    for (Object entry : entries) {
      String text = String.valueOf(entry);
      int equals = text.indexOf('=');
      if (equals < 1 || text.indexOf('\0') >= 0) {
        throw new IllegalArgumentException("not an environment variable");
      }
      variables.put(text.substring(0, equals), text.substring(equals + 1));
    }
    return Optional.of(variables);
  }
}
