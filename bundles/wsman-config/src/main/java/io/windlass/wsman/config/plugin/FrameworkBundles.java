package io.windlass.wsman.config.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.startlevel.BundleStartLevel;

/** The bundles of the framework. */
final class FrameworkBundles implements BundleHost {
  static final String LOCATION = "windlass-plugin:";

  /** That of plug-ins which are dropped in. */
  private static final int START_LEVEL = 40;

  private final BundleContext context;

  FrameworkBundles(BundleContext context) {
    this.context = context;
  }

  private Optional<Bundle> bundle(String symbolicName) {
    for (Bundle bundle : context.getBundles()) {
      if (symbolicName.equals(bundle.getSymbolicName())) {
        return Optional.of(bundle);
      }
    }
    return Optional.empty();
  }

  @Override
  public List<String> managed() {
    return Stream.of(context.getBundles())
        .filter(bundle -> bundle.getLocation().startsWith(LOCATION))
        .map(Bundle::getSymbolicName)
        .toList();
  }

  @Override
  public Optional<Installed> find(String symbolicName) {
    return bundle(symbolicName)
        .map(
            bundle ->
                new Installed(
                    symbolicName,
                    bundle.getLocation(),
                    bundle.getState() == Bundle.ACTIVE || bundle.getState() == Bundle.STARTING,
                    bundle.getLocation().startsWith(LOCATION)));
  }

  @Override
  public void install(Path file, String symbolicName) throws IOException {
    Optional<Bundle> known = bundle(symbolicName);
    if (known.isPresent() && !known.get().getLocation().startsWith(LOCATION)) {
      throw new IOException(
          "there is a bundle "
              + symbolicName
              + " already, from "
              + known.get().getLocation()
              + "; remove that one first");
    }
    try (InputStream content = Files.newInputStream(file)) {
      if (known.isEmpty()) {
        Bundle fresh = context.installBundle(LOCATION + symbolicName, content);
        fresh.adapt(BundleStartLevel.class).setStartLevel(START_LEVEL);
      } else if (known.get().getLastModified() < Files.getLastModifiedTime(file).toMillis()) {
        known.get().update(content);
      }
    } catch (BundleException e) {
      throw new IOException(file + " cannot be installed: " + e.getMessage(), e);
    }
  }

  @Override
  public void uninstall(String symbolicName) throws IOException {
    Optional<Bundle> known =
        bundle(symbolicName).filter(bundle -> bundle.getLocation().startsWith(LOCATION));
    if (known.isPresent()) {
      try {
        known.get().uninstall();
      } catch (BundleException e) {
        throw new IOException(symbolicName + " cannot be uninstalled: " + e.getMessage(), e);
      }
    }
  }

  @Override
  public void start(String symbolicName) throws IOException {
    Bundle bundle = required(symbolicName);
    try {
      bundle.start(Bundle.START_ACTIVATION_POLICY);
    } catch (BundleException e) {
      throw new IOException(symbolicName + " does not start: " + e.getMessage(), e);
    }
  }

  @Override
  public void stop(String symbolicName) throws IOException {
    try {
      // Who started it for good has not changed his mind: it is the configuration that says no.
      required(symbolicName).stop(Bundle.STOP_TRANSIENT);
    } catch (BundleException e) {
      throw new IOException(symbolicName + " does not stop cleanly: " + e.getMessage(), e);
    }
  }

  private Bundle required(String symbolicName) throws IOException {
    return bundle(symbolicName)
        .orElseThrow(() -> new IOException("the bundle " + symbolicName + " is not installed"));
  }
}
