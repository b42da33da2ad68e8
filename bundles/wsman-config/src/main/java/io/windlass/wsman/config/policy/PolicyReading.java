package io.windlass.wsman.config.policy;

import io.windlass.wsman.config.tree.ConfigTree;
import io.windlass.wsman.config.tree.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Makes a {@link Policy} out of registries and properties; what is wrong is told and not applied.
 */
final class PolicyReading {

  private final Map<String, String> settings = new LinkedHashMap<>();
  private final List<EventCollector> managers = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private Optional<Boolean> autoConfig = Optional.empty();
  private boolean disableRunAs;
  private OptionalLong maxForwardingRate = OptionalLong.empty();

  /** Takes what the registry of all policy files together says. */
  void registry(RegistryValues registry) {
    PolicyNames.paths()
        .forEach(
            (key, names) -> {
              Map<String, String> values = registry.values(key);
              names.forEach(
                  (name, path) -> {
                    if (values.containsKey(name)) {
                      fix(path, values.get(name), key + "\\" + name);
                    }
                  });
            });
    Map<String, String> service = registry.values(PolicyNames.SERVICE);
    flag(service, "AllowAutoConfig", PolicyNames.SERVICE)
        .ifPresent(value -> autoConfig = Optional.of(value));
    disableRunAs |= flag(service, "DisableRunAs", PolicyNames.SERVICE).orElse(false);
    if (flag(service, "CBTHardeningLevelStatus", PolicyNames.SERVICE).orElse(false)) {
      String level = service.getOrDefault("CbtHardeningLevel", "");
      fix("Service/Auth/CbtHardeningLevel", level, PolicyNames.SERVICE + "\\CbtHardeningLevel");
    }
    Map<String, String> client = registry.values(PolicyNames.CLIENT);
    if (flag(client, "TrustedHosts", PolicyNames.CLIENT).orElse(false)) {
      String list = client.getOrDefault("TrustedHostsList", "");
      fix("Client/TrustedHosts", list, PolicyNames.CLIENT + "\\TrustedHostsList");
    }
    registry
        .values(PolicyNames.MANAGERS)
        .forEach((name, value) -> manager(value, PolicyNames.MANAGERS + "\\" + name));
    String rate = registry.values(PolicyNames.FORWARDING).get("MaxForwardingRate");
    if (rate != null) {
      rate(rate, PolicyNames.FORWARDING + "\\MaxForwardingRate");
    }
  }

  /**
   * Takes properties: paths of settings, or AllowAutoConfig, DisableRunAs, MaxForwardingRate and
   * SubscriptionManager.1 and so on.
   *
   * @param source names them in problems
   */
  void properties(Map<String, String> properties, String source) {
    properties.forEach(
        (name, value) -> {
          String where = source + ", " + name;
          String lower = name.toLowerCase(Locale.ROOT);
          if (lower.equals("allowautoconfig")) {
            bool(value, where).ifPresent(allowed -> autoConfig = Optional.of(allowed));
          } else if (lower.equals("disablerunas")) {
            disableRunAs |= bool(value, where).orElse(false);
          } else if (lower.equals("maxforwardingrate")) {
            rate(value, where);
          } else if (lower.startsWith("subscriptionmanager.")) {
            manager(value, where);
          } else {
            fix(name, value, where);
          }
        });
  }

  /** Something that could not be read at all. */
  void problem(String text) {
    problems.add(text);
  }

  private void fix(String path, String value, String where) {
    Optional<Setting> setting =
        ConfigTree.get().settings().stream()
            .filter(known -> known.path().equalsIgnoreCase(path))
            .findFirst();
    if (setting.isEmpty() || setting.get().access() != Setting.Access.WRITABLE) {
      problems.add(
          where + ": there is no such setting that a policy could fix; see docs/configuration.md");
      return;
    }
    try {
      settings.put(setting.get().path(), setting.get().check().canonical(value));
    } catch (IllegalArgumentException e) {
      problems.add(
          where + " = " + value + " " + e.getMessage() + "; it is not applied, correct it there");
    }
  }

  private Optional<Boolean> flag(Map<String, String> values, String name, String key) {
    String value = values.get(name);
    return value == null ? Optional.empty() : bool(value, key + "\\" + name);
  }

  private Optional<Boolean> bool(String value, String where) {
    return switch (value.strip().toLowerCase(Locale.ROOT)) {
      case "1", "true" -> Optional.of(true);
      case "0", "false" -> Optional.of(false);
      default -> {
        problems.add(where + " = " + value + " is neither 1 nor 0; it is not applied");
        yield Optional.empty();
      }
    };
  }

  private void manager(String value, String where) {
    try {
      managers.add(EventCollector.parse(value));
    } catch (IllegalArgumentException e) {
      problems.add(where + ": " + e.getMessage() + "; this collector is left out");
    }
  }

  private void rate(String value, String where) {
    if (value.matches("[0-9]{1,10}")) {
      maxForwardingRate = OptionalLong.of(Long.parseLong(value));
    } else {
      problems.add(where + " = " + value + " is not a number of events; it is not applied");
    }
  }

  /** What was read. */
  Policy policy() {
    return new Policy(settings, autoConfig, disableRunAs, managers, maxForwardingRate, problems);
  }
}
