package io.windlass.wsman.config.overlay;

import io.windlass.wsman.config.policy.Policy;
import io.windlass.wsman.config.tree.ConfigTree;
import io.windlass.wsman.config.tree.Setting;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a policy fixes, by the path of a setting and by the configuration that holds it. Immutable.
 */
final class Overlay {
  private static final String REMOTE_ACCESS = "Service/AllowRemoteAccess";

  /** Nothing is fixed. */
  static final Overlay NONE = new Overlay(Map.of(), Optional.empty());

  private final Map<String, String> paths;
  private final Map<String, Map<String, String>> pids = new HashMap<>();
  private final boolean listens;

  Overlay(Map<String, String> settings, Optional<Boolean> autoConfig) {
    Map<String, String> fixed = new LinkedHashMap<>(settings);
    // A policy that lets the service listen lets it be reached, and one that does not, does not.
    autoConfig.ifPresent(allowed -> fixed.put(REMOTE_ACCESS, allowed.toString()));
    this.paths = Map.copyOf(fixed);
    this.listens = autoConfig.orElse(false);
    for (Setting setting : ConfigTree.get().settings()) {
      String value = paths.get(setting.path());
      if (value != null) {
        pids.computeIfAbsent(setting.pid(), pid -> new HashMap<>()).put(setting.key(), value);
      }
    }
  }

  static Overlay of(Policy policy) {
    return new Overlay(policy.settings(), policy.autoConfig());
  }

  /** The value that the policy fixes for a path. */
  Optional<String> value(String path) {
    return Optional.ofNullable(paths.get(path));
  }

  /** The values that it fixes in a configuration, by their names there. */
  Map<String, String> of(String pid) {
    return pids.getOrDefault(pid, Map.of());
  }

  /** True when it makes listeners of its own. */
  boolean listens() {
    return listens;
  }

  /** The configurations in which two overlays differ. */
  Set<String> differences(Overlay other) {
    Set<String> all = new TreeSet<>(pids.keySet());
    all.addAll(other.pids.keySet());
    all.removeIf(pid -> of(pid).equals(other.of(pid)));
    return all;
  }
}
