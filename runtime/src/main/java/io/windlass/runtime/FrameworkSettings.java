package io.windlass.runtime;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The framework properties: where things are, what File Install watches, and silence on stdout. */
final class FrameworkSettings {
  /** Above every directory of the installation, so that the framework starts them all. */
  static final int FINAL_LEVEL = 50;

  /** Plug-ins start when the host stands. */
  static final int PLUGIN_LEVEL = 40;

  private FrameworkSettings() {}

  static Map<String, String> of(Installation installation, Instance instance) throws StartFailure {
    Map<String, String> settings = new HashMap<>();
    settings.put("windlass.home", installation.home().toString());
    settings.put("windlass.base", instance.base().toString());
    settings.put("windlass.data", instance.data().toString());
    settings.put("windlass.version", installation.version());

    Path cache = instance.frameworkCache(installation.fingerprint());
    settings.put("org.osgi.framework.storage", cache.toString());
    settings.put("org.osgi.framework.startlevel.beginning", String.valueOf(FINAL_LEVEL));
    // It would print to stdout; what fails is told by the launcher and by File Install's log.
    settings.put("felix.log.level", "0");
    settings.put("felix.cm.dir", configurations(instance).toString());

    settings.put(
        "felix.fileinstall.dir", instance.etc() + "," + instance.plugins() + "," + instance.mof());
    settings.put("felix.fileinstall.tmpdir", instance.data().resolve("fileinstall").toString());
    settings.put("felix.fileinstall.poll", "500");
    settings.put("felix.fileinstall.noInitialDelay", "true");
    settings.put("felix.fileinstall.start.level", String.valueOf(PLUGIN_LEVEL));
    // Files of the user stay as written: what winrm sets is kept in data/config.
    settings.put("felix.fileinstall.enableConfigSave", "false");
    settings.put("felix.fileinstall.log.level", "2");

    settings.put("org.ops4j.pax.logging.StaticLogbackFile", logback(installation, instance));
    settings.put("org.ops4j.pax.logging.DefaultServiceLog.level", "ERROR");
    return settings;
  }

  /** Where Configuration Admin keeps what it knows. */
  static Path configurations(Instance instance) {
    return instance.data().resolve("config");
  }

  /** The instance's own log settings win over those of the installation. */
  private static String logback(Installation installation, Instance instance) {
    Path own = instance.etc().resolve("logback.xml");
    Path shipped = installation.home().resolve("etc").resolve("logback.xml");
    return (Files.exists(own) ? own : shipped).toString();
  }
}
