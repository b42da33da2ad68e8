package io.windlass.wsman.http.jetty;

import java.nio.file.Path;
import java.util.Optional;
import org.osgi.framework.BundleContext;

/** Where the instance is. */
final class Base {
  private Base() {}

  /** What relative files of configurations are relative to. */
  static Path of(BundleContext context) {
    String base = context.getProperty("windlass.base");
    return Path.of(
        base != null ? base : Optional.ofNullable(context.getProperty("karaf.base")).orElse(""));
  }
}
