package io.windlass.wsman.config.policy;

import io.windlass.wsman.config.ConfigurationStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the policies when it starts, and again when their files have changed. */
@Component(service = PolicySource.class, configurationPid = "io.windlass.wsman.policy")
@Designate(ocd = PolicyWatch.Config.class)
public final class PolicyWatch implements PolicySource {
  private static final Logger LOG = LoggerFactory.getLogger(PolicyWatch.class);

  /** Some names and times of files: nothing that would be felt. */
  private static final int LOOK_SECONDS = 5;

  /** The configuration {@code io.windlass.wsman.policy}. */
  @ObjectClassDefinition(
      id = "io.windlass.wsman.policy",
      name = "Windlass: policy",
      description = "Where policies lie that fix settings.")
  @interface Config {
    @AttributeDefinition(
        name = "Paths",
        description =
            "Files and directories with Registry.pol and .properties files, separated by commas;"
                + " the last one wins; relative ones are in the directory of the instance.")
    String paths() default "/var/cache/samba/gpo_cache,/var/lib/samba/gpo_cache,etc/policy";

    @AttributeDefinition(
        name = "Seconds",
        description = "How often their names, times and sizes are looked at.",
        min = "1")
    int seconds() default LOOK_SECONDS;
  }

  private final Path base;
  private final ScheduledExecutorService clock;
  private final List<Consumer<Policy>> listeners = new CopyOnWriteArrayList<>();
  private volatile Policy current;
  // Touched by the clock's thread only, once there is one.
  private PolicyFiles files;
  private Map<Path, String> seen;
  private ScheduledFuture<?> looking;

  @Activate
  public PolicyWatch(@Reference ConfigurationStore store, Config config) {
    base = store.base();
    files = new PolicyFiles(places(config.paths(), base));
    seen = files.stamps();
    current = files.read();
    current.problems().forEach(problem -> LOG.error("Policy: {}", problem));
    clock =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "wsman-policy");
              thread.setDaemon(true);
              return thread;
            });
    looking = lookEvery(config.seconds());
  }

  private ScheduledFuture<?> lookEvery(int seconds) {
    int least = Math.max(1, seconds);
    return clock.scheduleWithFixedDelay(this::look, least, least, TimeUnit.SECONDS);
  }

  /** Other places are read at once; what the old ones fixed is given back in the same step. */
  @Modified
  void modified(Config config) {
    clock.execute(
        () -> {
          files = new PolicyFiles(places(config.paths(), base));
          looking.cancel(false);
          looking = lookEvery(config.seconds());
          read(files.stamps());
        });
  }

  private static List<Path> places(String paths, Path base) {
    List<Path> places = new ArrayList<>();
    for (String path : paths.split(",")) {
      if (!path.isBlank()) {
        places.add(base.resolve(path.strip()).normalize());
      }
    }
    return places;
  }

  @Deactivate
  void close() {
    clock.shutdownNow();
  }

  @Override
  public Policy current() {
    return current;
  }

  @Override
  public AutoCloseable listen(Consumer<Policy> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  private void read(Map<Path, String> now) {
    seen = now;
    Policy changed = files.read();
    changed.problems().stream()
        .filter(problem -> !current.problems().contains(problem))
        .forEach(problem -> LOG.error("Policy: {}", problem));
    boolean same = changed.equals(current);
    current = changed;
    if (!same) {
      LOG.info("The policy has changed; it fixes {}", changed.settings().keySet());
      listeners.forEach(listener -> listener.accept(changed));
    }
  }

  private void look() {
    try {
      Map<Path, String> now = files.stamps();
      if (now.equals(seen)) {
        return;
      }
      read(now);
    } catch (RuntimeException e) {
      LOG.error("The policy could not be looked at, and stays what it was", e);
    }
  }
}
