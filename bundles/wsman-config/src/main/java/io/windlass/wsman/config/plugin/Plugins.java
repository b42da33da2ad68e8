package io.windlass.wsman.config.plugin;

import io.windlass.wsman.config.store.Configurations;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The plug-ins that somebody configured: installed from a file, switched off, or with quotas of
 * their own. Bundles follow the configuration, whoever changes it. Safe for several threads.
 */
public final class Plugins {
  /** The factory of their configurations. */
  public static final String FACTORY = "io.windlass.wsman.plugin";

  private static final Logger LOG = LoggerFactory.getLogger(Plugins.class);

  /** Without them nobody could switch anything on again. */
  private static final Set<String> NEEDED =
      Set.of("io.windlass.wsman.config", "io.windlass.wsman.core");

  private final Configurations configurations;
  private final PluginFiles files;
  private final BundleHost bundles;
  private final Map<String, String> problems = new LinkedHashMap<>();
  private volatile Map<String, Configurations.Entry> known = Map.of();

  /** Plug-ins in these bundles; nothing happens before {@link #follow}. */
  public Plugins(Configurations configurations, PluginFiles files, BundleHost bundles) {
    this.configurations = configurations;
    this.files = files;
    this.bundles = bundles;
  }

  /** The configurations by the symbolic name of the bundle. */
  public Map<String, Configurations.Entry> configured() {
    return known;
  }

  /** Why a plug-in is not as it is configured; empty when it is. */
  public synchronized String problem(String symbolicName) {
    return problems.getOrDefault(symbolicName, "");
  }

  /** The bundle of that name. */
  public Optional<BundleHost.Installed> bundle(String symbolicName) {
    return bundles.find(symbolicName);
  }

  /** A quota, set or by default; empty for a name that is none. See {@link PluginSettings}. */
  public OptionalLong limit(String symbolicName, String quota) {
    PluginSettings.Quota usual = PluginSettings.quotas().get(quota);
    if (usual == null) {
      return OptionalLong.empty();
    }
    Configurations.Entry entry = known.get(symbolicName);
    String value = entry == null ? null : entry.values().get(quota);
    try {
      return OptionalLong.of(value == null ? usual.usual() : Long.parseLong(value.strip()));
    } catch (NumberFormatException e) {
      return OptionalLong.of(usual.usual());
    }
  }

  /**
   * Installs a file as a plug-in, and starts it unless it is not to be enabled.
   *
   * @param name what it is called; the plug-in's bundle may have another name
   * @throws IOException when it is not allowed, no bundle, or does not start; then nothing is left
   *     of it
   */
  public synchronized void create(String name, Map<String, String> values) throws IOException {
    Path file = files.find(values.getOrDefault("Filename", ""));
    String symbolicName = PluginFiles.symbolicName(file);
    if (known.containsKey(symbolicName) || bundles.find(symbolicName).isPresent()) {
      throw new IOException("there is a plug-in with the bundle " + symbolicName + " already");
    }
    bundles.install(file, symbolicName);
    try {
      if (isEnabled(values)) {
        bundles.start(symbolicName);
      }
      Map<String, String> kept = new LinkedHashMap<>(values);
      kept.put("Filename", file.toString());
      kept.put("Name", name);
      kept.put("bundle", symbolicName);
      configurations.create(FACTORY, fileName(symbolicName), kept);
    } catch (IOException e) {
      bundles.uninstall(symbolicName);
      throw e;
    }
    follow();
  }

  /** Changes a plug-in, whether somebody configured it before or not. */
  public synchronized void change(String symbolicName, Map<String, String> changes)
      throws IOException {
    boolean off = changes.containsKey("Enabled") && !isEnabled(changes);
    if (off && NEEDED.contains(symbolicName)) {
      throw new IOException(symbolicName + " is needed and cannot be switched off");
    }
    Configurations.Entry entry = known.get(symbolicName);
    if (entry == null) {
      Map<String, String> values = new LinkedHashMap<>(changes);
      values.put("bundle", symbolicName);
      configurations.create(FACTORY, fileName(symbolicName), values);
    } else {
      configurations.change(entry, changes);
    }
    follow();
    String problem = problem(symbolicName);
    if (!problem.isEmpty()) {
      throw new IOException("the configuration was changed, but " + problem);
    }
  }

  /** Forgets what was configured: takes away what was installed by it, else switches it on. */
  public synchronized void delete(String symbolicName) throws IOException {
    Configurations.Entry entry = known.get(symbolicName);
    if (entry == null) {
      throw new IOException(
          symbolicName
              + " came with the distribution or from the directory plugins and is removed there;"
              + " set Enabled to false to switch it off");
    }
    configurations.delete(entry);
    follow();
  }

  /** Makes the bundles what the configurations say; what fails is logged and shown. */
  public synchronized void follow() throws IOException {
    Map<String, Configurations.Entry> before = known;
    Map<String, Configurations.Entry> now = new TreeMap<>();
    for (Configurations.Entry entry : configurations.factory(FACTORY)) {
      now.put(entry.value("bundle", entry.name()), entry);
    }
    known = Map.copyOf(now);
    problems.clear();
    // Those too that a crash left installed, between the bundle and its configuration.
    Set<String> gone = new TreeSet<>(bundles.managed());
    gone.addAll(before.keySet());
    gone.removeAll(now.keySet());
    gone.forEach(left -> attempt(left, () -> leave(left)));
    now.forEach((symbolicName, entry) -> attempt(symbolicName, () -> follow(symbolicName, entry)));
  }

  private void follow(String symbolicName, Configurations.Entry entry) throws IOException {
    String file = entry.value("Filename", "");
    if (!file.isEmpty()) {
      bundles.install(files.find(file), symbolicName);
    }
    Optional<BundleHost.Installed> bundle = bundles.find(symbolicName);
    boolean active = bundle.map(BundleHost.Installed::active).orElse(false);
    boolean enabled = isEnabled(entry.values()) || NEEDED.contains(symbolicName);
    if (enabled && !active) {
      bundles.start(symbolicName);
    } else if (!enabled && active) {
      bundles.stop(symbolicName);
    }
  }

  private void leave(String symbolicName) throws IOException {
    Optional<BundleHost.Installed> bundle = bundles.find(symbolicName);
    if (bundle.map(BundleHost.Installed::managed).orElse(false)) {
      bundles.uninstall(symbolicName);
    } else if (bundle.isPresent() && !bundle.get().active()) {
      bundles.start(symbolicName);
    }
  }

  private void attempt(String symbolicName, Step step) {
    try {
      step.run();
    } catch (IOException e) {
      LOG.error("The plug-in {} is not as it is configured: {}", symbolicName, e.getMessage());
      problems.put(symbolicName, e.getMessage());
    }
  }

  @FunctionalInterface
  private interface Step {
    void run() throws IOException;
  }

  /** True for a bundle that has started and must not. */
  boolean isUnwanted(String symbolicName) {
    Configurations.Entry entry = known.get(symbolicName);
    return entry != null && !isEnabled(entry.values()) && !NEEDED.contains(symbolicName);
  }

  private static boolean isEnabled(Map<String, String> values) {
    return !values.getOrDefault("Enabled", "true").strip().equalsIgnoreCase("false");
  }

  private static String fileName(String symbolicName) {
    return symbolicName.replaceAll("[^A-Za-z0-9_]", "_");
  }

  /** All that are configured, in the order of their names. */
  public List<String> names() {
    return known.keySet().stream().sorted().toList();
  }
}
