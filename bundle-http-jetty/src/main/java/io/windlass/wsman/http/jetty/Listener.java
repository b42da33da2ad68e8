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
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/**
 * A configured listener: comes with its configuration, follows it and goes with it. What a change
 * leaves as it was goes on serving.
 */
@Component(
    service = Listener.class,
    immediate = true,
    configurationPid = "io.windlass.wsman.listener",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = ListenerConfig.class, factory = true)
public final class Listener {
  private final OpenPort port;
  private final Path base;
  private boolean ready;
  private Optional<ListenerSettings> wanted = Optional.empty();

  @Activate
  public Listener(
      @Reference HttpHost host,
      @Reference Transports transports,
      BundleContext context,
      ListenerConfig config,
      Map<String, Object> properties) {
    base = Base.of(context);
    port = new OpenPort(host.server(), transports.entry());
    modified(config, properties);
    host.ready().thenRun(this::ready);
  }

  @Modified
  synchronized void modified(ListenerConfig config, Map<String, Object> properties) {
    wanted = Optional.empty();
    try {
      ListenerSettings settings = ListenerSettings.of(name(properties), config, base);
      if (settings.enabled()) {
        wanted = Optional.of(settings);
        follow();
      } else {
        port.report(settings, "switched off (enabled=false)");
      }
    } catch (IllegalArgumentException e) {
      ListenerDTO dto = new ListenerDTO();
      dto.name = name(properties);
      dto.transport = config.transport();
      dto.address = config.address();
      // What it would have been is not known of a configuration that is wrong.
      dto.port = Math.max(0, config.port());
      dto.url = "";
      port.refuse(dto, e.getMessage());
    }
  }

  private synchronized void ready() {
    ready = true;
    follow();
  }

  private void follow() {
    if (ready) {
      wanted.ifPresent(port::open);
    } else {
      wanted.ifPresent(
          settings ->
              port.report(settings, "waits for the engine and the authentication to start"));
    }
  }

  @Deactivate
  void close() {
    port.close();
  }

  /** {@code NAME} of {@code io.windlass.wsman.listener~NAME}. */
  private static String name(Map<String, Object> properties) {
    String pid = String.valueOf(properties.get("service.pid"));
    int end = Math.max(pid.lastIndexOf('~'), pid.lastIndexOf('.'));
    return pid.substring(end + 1);
  }
}
