package io.windlass.wmi.linux.system;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.KeyValues;
import io.windlass.wmi.linux.host.Row;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.cim.Instance;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * {@code Win32_Environment}: the variables of {@code /etc/environment}, and those of this service
 * that POSIX defines. Other variables of this service are not shown, for they may hold secrets.
 */
public final class EnvironmentSource implements ClassSource {
  private static final String CLASS = "Win32_Environment";
  private static final String SYSTEM = "<SYSTEM>";
  private static final Set<String> SHOWN =
      Set.of("HOME", "LANG", "LANGUAGE", "LOGNAME", "PATH", "PWD", "SHELL", "TMPDIR", "TZ", "USER");

  private final Host host;
  private final Map<String, String> own;

  /**
   * The environment of a host.
   *
   * @param own the variables of this service
   */
  public EnvironmentSource(Host host, Map<String, String> own) {
    this.host = host;
    this.own = own;
  }

  @Override
  public String className() {
    return CLASS;
  }

  @Override
  public Stream<Instance> instances(Wanted wanted) {
    Map<String, String> variables = new TreeMap<>();
    own.forEach(
        (name, value) -> {
          if (SHOWN.contains(name) || name.startsWith("LC_")) {
            variables.put(name, value);
          }
        });
    host.files()
        .text("/etc/environment")
        .map(KeyValues::assignments)
        .ifPresent(
            global ->
                global.forEach((name, value) -> variables.put(name.replace("export ", ""), value)));
    return variables.entrySet().stream().map(entry -> row(entry, wanted));
  }

  private static Instance row(Map.Entry<String, String> variable, Wanted wanted) {
    String caption = SYSTEM + "\\" + variable.getKey();
    return new Row(CLASS, wanted)
        .set("Name", variable.getKey())
        .set("UserName", SYSTEM)
        .set("VariableValue", variable.getValue())
        .set("SystemVariable", true)
        .set("Caption", caption)
        .set("Description", caption)
        .set("Status", "OK")
        .build();
  }
}
