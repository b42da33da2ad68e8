package io.windlass.wsman.config.overlay;

import io.windlass.wsman.config.ConfigurationStore;
import io.windlass.wsman.config.policy.Policy;
import io.windlass.wsman.config.policy.PolicySource;
import io.windlass.wsman.config.store.Configurations;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.ConfigurationPlugin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lays the policy over the configurations as they are delivered (OSGi Configuration Admin §104.9):
 * what an administrator set stays in place below it, and holds again when the policy goes. Starts
 * before those who are configured.
 */
@Component(service = PolicyOverlay.class, immediate = true)
public final class PolicyOverlay implements ConfigurationPlugin {
  private static final Logger LOG = LoggerFactory.getLogger(PolicyOverlay.class);
  private static final String LISTENER = "io.windlass.wsman.listener";
  private static final String OWN_LISTENER = "policy";

  /** Later than others of the framework, and still one that may change things. */
  private static final int RANKING = 1000;

  private final Configurations configurations;
  private final ServiceRegistration<ConfigurationPlugin> registration;
  private final AutoCloseable listening;
  private volatile Overlay overlay = Overlay.NONE;

  @Activate
  public PolicyOverlay(
      @Reference PolicySource source, @Reference ConfigurationStore store, BundleContext context) {
    configurations = store.configurations();
    overlay = Overlay.of(source.current());
    registration =
        context.registerService(
            ConfigurationPlugin.class,
            this,
            FrameworkUtil.asDictionary(Map.of(CM_RANKING, RANKING)));
    lay(Overlay.NONE);
    listening = source.listen(this::changed);
  }

  @Deactivate
  void close() throws Exception {
    listening.close();
    registration.unregister();
  }

  /** What the policy fixes for the path of a setting. */
  public Optional<String> value(String path) {
    return overlay.value(path);
  }

  private synchronized void changed(Policy policy) {
    Overlay before = overlay;
    overlay = Overlay.of(policy);
    lay(before);
  }

  private void lay(Overlay before) {
    try {
      if (overlay.listens()) {
        configurations.keep(
            LISTENER,
            OWN_LISTENER,
            Map.of("address", "*", "transport", "HTTP", "port", "-1", "source", "GPO"));
      } else {
        configurations.forget(LISTENER, OWN_LISTENER);
      }
      configurations.deliverAgain(overlay.differences(before));
    } catch (IOException e) {
      LOG.error("The policy does not hold, as configurations cannot be changed: {}", e.toString());
    }
  }

  @Override
  public void modifyConfiguration(
      ServiceReference<?> reference, Dictionary<String, Object> properties) {
    Map<String, String> fixed = overlay.of(String.valueOf(properties.get("service.pid")));
    if (fixed.isEmpty()) {
      return;
    }
    List<String> names = new ArrayList<>(Collections.list(properties.keys()));
    fixed.forEach(
        (key, value) -> {
          names.stream().filter(key::equalsIgnoreCase).forEach(properties::remove);
          properties.put(key, value);
        });
  }
}
