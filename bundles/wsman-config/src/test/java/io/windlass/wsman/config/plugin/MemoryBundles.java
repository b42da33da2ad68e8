package io.windlass.wsman.config.plugin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Bundles in memory. */
public final class MemoryBundles implements BundleHost {
  private final Map<String, Installed> bundles = new TreeMap<>();
  private final java.util.Set<String> broken = new java.util.HashSet<>();

  /** A bundle that came with the distribution. */
  public void ship(String symbolicName) {
    bundles.put(symbolicName, new Installed(symbolicName, "shipped", true, false));
  }

  /** From now on it does not start. */
  public void breakOff(String symbolicName) {
    broken.add(symbolicName);
  }

  @Override
  public List<String> managed() {
    return bundles.values().stream()
        .filter(Installed::managed)
        .map(Installed::symbolicName)
        .toList();
  }

  @Override
  public Optional<Installed> find(String symbolicName) {
    return Optional.ofNullable(bundles.get(symbolicName));
  }

  @Override
  public void install(Path file, String symbolicName) {
    bundles.putIfAbsent(symbolicName, new Installed(symbolicName, "" + file, false, true));
  }

  @Override
  public void uninstall(String symbolicName) {
    bundles.computeIfPresent(symbolicName, (name, old) -> old.managed() ? null : old);
  }

  @Override
  public void start(String symbolicName) throws IOException {
    if (broken.contains(symbolicName)) {
      throw new IOException(symbolicName + " does not start: no package");
    }
    turn(symbolicName, true);
  }

  @Override
  public void stop(String symbolicName) {
    turn(symbolicName, false);
  }

  private void turn(String symbolicName, boolean active) {
    bundles.computeIfPresent(
        symbolicName, (name, old) -> new Installed(name, old.file(), active, old.managed()));
  }
}
