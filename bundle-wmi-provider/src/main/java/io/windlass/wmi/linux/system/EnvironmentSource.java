package io.windlass.wmi.linux.system;

import io.windlass.wmi.linux.host.Host;
import io.windlass.wmi.linux.host.Row;
import io.windlass.wmi.linux.host.Writing;
import io.windlass.wmi.source.Changes;
import io.windlass.wmi.source.ClassSource;
import io.windlass.wmi.source.Wanted;
import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.OpContext;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.cim.Instance;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * {@code Win32_Environment}: the variables of {@code /etc/environment}, and those of this service
 * that POSIX defines. Other variables of this service are not shown, for they may hold secrets.
 * Those of the file can be changed, made and deleted where this account may write it.
 */
public final class EnvironmentSource implements ClassSource {
  private static final String CLASS = "Win32_Environment";
  private static final String NAME = "Name";
  private static final String VALUE = "VariableValue";
  private static final String SYSTEM = "<SYSTEM>";
  private static final Set<String> SHOWN =
      Set.of("HOME", "LANG", "LANGUAGE", "LOGNAME", "PATH", "PWD", "SHELL", "TMPDIR", "TZ", "USER");

  private final EnvironmentFile file;
  private final Map<String, String> own;

  /**
   * The environment of a host.
   *
   * @param own the variables of this service
   */
  public EnvironmentSource(Host host, Map<String, String> own) {
    this.file = new EnvironmentFile(host.files());
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
    variables.putAll(file.read());
    return variables.entrySet().stream().map(entry -> row(entry, wanted));
  }

  @Override
  public Instance put(Map<String, String> keys, Instance changed, OpContext context)
      throws ResourceFault, IOException, InterruptedException {
    Instance current = existing(keys);
    Changes changes = Changes.of(current, changed);
    if (changes.text(NAME).isPresent()) {
      throw new ResourceFault(
          FaultCode.RENAME_FAILURE, "Name cannot be changed: delete the variable and create it.");
    }
    changes.only(VALUE);
    if (!changes.isEmpty()) {
      Writing.check(context, CLASS);
      file.set(ofFile(current), changes.text(VALUE).orElse(""));
    }
    return existing(keys);
  }

  @Override
  public Map<String, String> create(Instance template, OpContext context) throws ResourceFault {
    Writing.check(context, CLASS);
    String name = String.valueOf(template.get(NAME));
    Object user = template.get("UserName");
    if (user != null && !SYSTEM.equalsIgnoreCase(user.toString())) {
      throw new ResourceFault(
          FaultCode.INVALID_VALUES, "UserName must be " + SYSTEM + ": variables are everybody's.");
    }
    if (file.value(name).isPresent()) {
      throw new ResourceFault(FaultCode.ALREADY_EXISTS, "There is a variable " + name + ".");
    }
    file.set(name, String.valueOf(template.get(VALUE)));
    return Map.of(NAME, name, "UserName", SYSTEM);
  }

  @Override
  public void delete(Map<String, String> keys, OpContext context)
      throws ResourceFault, IOException, InterruptedException {
    Instance current = existing(keys);
    Writing.check(context, CLASS);
    file.remove(ofFile(current));
  }

  private String ofFile(Instance variable) throws ResourceFault {
    String name = (String) variable.get(NAME);
    if (file.value(name).isEmpty()) {
      throw new ResourceFault(
          FaultCode.INVALID_VALUES,
          "VariableValue of " + name + " is that of this service, not of /etc/environment.");
    }
    return name;
  }

  private static Instance row(Map.Entry<String, String> variable, Wanted wanted) {
    String caption = SYSTEM + "\\" + variable.getKey();
    return new Row(CLASS, wanted)
        .set(NAME, variable.getKey())
        .set("UserName", SYSTEM)
        .set(VALUE, variable.getValue())
        .set("SystemVariable", true)
        .set("Caption", caption)
        .set("Description", caption)
        .set("Status", "OK")
        .build();
  }
}
