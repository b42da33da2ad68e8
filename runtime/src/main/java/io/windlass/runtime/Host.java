package io.windlass.runtime;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.startlevel.BundleStartLevel;

/** The OSGi framework with the bundles of the installation. */
final class Host {
  private static final long STOP_SECONDS = 20;

  private final Framework framework;

  private Host(Framework framework) {
    this.framework = framework;
  }

  /** Makes the framework; nothing runs yet. */
  static Host create(Map<String, String> settings) throws StartFailure {
    FrameworkFactory factory =
        ServiceLoader.load(FrameworkFactory.class)
            .findFirst()
            .orElseThrow(() -> new StartFailure("no OSGi framework on the class path: see lib/"));
    return new Host(factory.newFramework(settings));
  }

  /**
   * Starts every bundle of the installation; fails when one of them does not.
   *
   * @return a line for each plug-in that does not start, which is no reason to fail
   */
  List<String> start(Installation installation) throws StartFailure {
    try {
      framework.init();
      BundleContext context = framework.getBundleContext();
      Map<Installation.BundleFile, Bundle> installed = new LinkedHashMap<>();
      for (Installation.BundleFile file : installation.bundles()) {
        Bundle bundle = context.installBundle(file.location());
        bundle.adapt(BundleStartLevel.class).setStartLevel(file.level());
        installed.put(file, bundle);
      }
      for (Bundle bundle : installed.values()) {
        if (!isFragment(bundle)) {
          bundle.start(Bundle.START_ACTIVATION_POLICY);
        }
      }
      framework.start();
      requireStarted(installed);
      return idlePlugins(installed.values());
    } catch (BundleException e) {
      throw new StartFailure("the framework does not start: " + e.getMessage(), e);
    }
  }

  BundleContext context() {
    return framework.getBundleContext();
  }

  /** Waits until the framework stops, whoever stops it. */
  void awaitStop() throws InterruptedException {
    framework.waitForStop(0);
  }

  /** Stops the bundles in reverse order and waits for them, but not for ever. False: not done. */
  boolean stop() {
    try {
      framework.stop();
      FrameworkEvent event = framework.waitForStop(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
      return event.getType() != FrameworkEvent.WAIT_TIMEDOUT;
    } catch (BundleException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void requireStarted(Map<Installation.BundleFile, Bundle> installed)
      throws StartFailure {
    List<String> reasons = new ArrayList<>();
    installed.forEach(
        (file, bundle) -> whyNotUp(bundle, "bundle", file.name()).ifPresent(reasons::add));
    if (!reasons.isEmpty()) {
      throw new StartFailure(String.join(System.lineSeparator(), reasons));
    }
  }

  /** File Install says nothing of those that it finds at its own start. */
  private List<String> idlePlugins(Collection<Bundle> installation) {
    List<String> reasons = new ArrayList<>();
    for (Bundle bundle : framework.getBundleContext().getBundles()) {
      if (!installation.contains(bundle)) {
        String location = bundle.getLocation();
        String file = location.substring(location.lastIndexOf('/') + 1);
        whyNotUp(bundle, "plug-in", file).ifPresent(reasons::add);
      }
    }
    return reasons;
  }

  /** Tries once more to start what should be up, for the reason why it is not. */
  private static Optional<String> whyNotUp(Bundle bundle, String kind, String file) {
    if (isFragment(bundle) || isUp(bundle)) {
      return Optional.empty();
    }
    try {
      bundle.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
      return Optional.empty();
    } catch (BundleException e) {
      return Optional.of(BundleProblem.describe(kind, file, bundle.getSymbolicName(), e));
    }
  }

  private static boolean isUp(Bundle bundle) {
    return bundle.getState() == Bundle.ACTIVE || bundle.getState() == Bundle.STARTING;
  }

  private static boolean isFragment(Bundle bundle) {
    return bundle.getHeaders("").get(Constants.FRAGMENT_HOST) != null;
  }
}
