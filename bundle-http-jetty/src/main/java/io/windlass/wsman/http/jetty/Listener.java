package io.windlass.wsman.http.jetty;

import io.windlass.wsman.api.runtime.ListenerDTO;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** A configured listener: comes with its configuration and goes with it. */
@Component(
    service = Listener.class,
    immediate = true,
    configurationPid = "io.windlass.wsman.listener",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = ListenerConfig.class, factory = true)
public final class Listener {
  private final OpenPort port;

  @Activate
  public Listener(
      @Reference HttpHost host,
      @Reference Transports transports,
      BundleContext context,
      ListenerConfig config,
      Map<String, Object> properties) {
    String name = name(properties);
    port = new OpenPort(host.server(), transports.entry());
    Optional<ListenerSettings> settings = settings(name, config, context);
    if (settings.isEmpty()) {
      return;
    }
    if (!settings.get().enabled()) {
      port.report(settings.get(), "switched off (enabled=false)");
      return;
    }
    port.report(settings.get(), "waits for the engine and the authentication to start");
    host.ready().thenRun(() -> port.open(settings.get()));
  }

  @Deactivate
  void close() {
    port.close();
  }

  private Optional<ListenerSettings> settings(
      String name, ListenerConfig config, BundleContext context) {
    try {
      return Optional.of(ListenerSettings.of(name, config, base(context)));
    } catch (IllegalArgumentException e) {
      ListenerDTO dto = new ListenerDTO();
      dto.name = name;
      dto.transport = config.transport();
      dto.address = config.address();
      // What it would have been is not known of a configuration that is wrong.
      dto.port = Math.max(0, config.port());
      dto.url = "";
      port.failed(dto, e.getMessage());
      return Optional.empty();
    }
  }

  private static Path base(BundleContext context) {
    String base = context.getProperty("windlass.base");
    return Path.of(
        base != null ? base : Optional.ofNullable(context.getProperty("karaf.base")).orElse(""));
  }

  /** {@code NAME} of {@code io.windlass.wsman.listener~NAME}. */
  private static String name(Map<String, Object> properties) {
    String pid = String.valueOf(properties.get("service.pid"));
    int end = Math.max(pid.lastIndexOf('~'), pid.lastIndexOf('.'));
    return pid.substring(end + 1);
  }
}
