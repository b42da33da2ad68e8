package io.windlass.wsman.config.plugin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Bundles as plug-ins; what OSGi does, in few words. Safe for several threads. */
public interface BundleHost {
  /**
   * A bundle.
   *
   * @param symbolicName its name
   * @param file where it came from
   * @param active true while it runs
   * @param managed true when it was installed by {@link #install}
   */
  record Installed(String symbolicName, String file, boolean active, boolean managed) {}

  /** The names of the bundles that were installed by {@link #install}. */
  List<String> managed();

  /** The bundle of that name. */
  Optional<Installed> find(String symbolicName);

  /**
   * Installs a file, or brings what was installed from an older one up to date.
   *
   * @throws IOException when OSGi refuses it
   */
  void install(Path file, String symbolicName) throws IOException;

  /** Takes it away; nothing when it is not there, or was not installed here. */
  void uninstall(String symbolicName) throws IOException;

  /**
   * Starts it.
   *
   * @throws IOException when it does not start; the message says what is missing
   */
  void start(String symbolicName) throws IOException;

  /** Stops it until it is started again. */
  void stop(String symbolicName) throws IOException;
}
