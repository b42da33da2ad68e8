package io.windlass.wsman.config;

import io.windlass.wsman.config.store.Configurations;
import io.windlass.wsman.config.store.Delivery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The configurations of this instance, for the other components of this bundle. */
@Component(service = ConfigurationStore.class)
public final class ConfigurationStore {
  private final Path base;
  private final Configurations configurations;
  private final ServiceRegistration<ConfigurationListener> listener;

  /**
   * Finishes what a crash has interrupted.
   *
   * @throws IOException when that is not possible
   */
  @Activate
  public ConfigurationStore(@Reference ConfigurationAdmin admin, BundleContext context)
      throws IOException {
    base =
        property(context, "windlass.base")
            .or(() -> property(context, "karaf.base"))
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "neither windlass.base nor karaf.base is set: there is no place for"
                            + " configurations"));
    Path etc = property(context, "karaf.etc").orElse(base.resolve("etc"));
    Path data =
        property(context, "windlass.data")
            .or(() -> property(context, "karaf.data"))
            .orElse(base.resolve("data"));
    Files.createDirectories(etc);
    Files.createDirectories(data);
    Delivery delivery = new Delivery();
    configurations = new Configurations(admin, etc, data, delivery);
    // Last, so that all others have been told.
    listener =
        context.registerService(
            ConfigurationListener.class,
            event -> delivery.told(event.getPid()),
            FrameworkUtil.asDictionary(
                java.util.Map.of(Constants.SERVICE_RANKING, Integer.MIN_VALUE)));
  }

  private static Optional<Path> property(BundleContext context, String name) {
    return Optional.ofNullable(context.getProperty(name))
        .filter(value -> !value.isBlank())
        .map(value -> Path.of(value).toAbsolutePath().normalize());
  }

  @Deactivate
  void close() {
    listener.unregister();
  }

  /** The configurations. */
  public Configurations configurations() {
    return configurations;
  }

  /** The directory of the instance. */
  public Path base() {
    return base;
  }
}
