package io.windlass.runtime;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;

/**
 * Follows the reports of the transports. They are known by name and read by their service
 * properties: the launcher shares no class with the bundles.
 */
final class ListenerWatch implements ServiceTrackerCustomizer<Object, ServiceReference<Object>> {
  private static final String REPORT = "io.windlass.wsman.core.endpoint.TransportReport";

  private final Consumer<Listeners> changed;
  private final Map<ServiceReference<Object>, Map<String, Object>> reports =
      new ConcurrentHashMap<>();

  private ListenerWatch(Consumer<Listeners> changed) {
    this.changed = changed;
  }

  /** Tells the consumer what is there now and every change, on the thread that caused it. */
  static ServiceTracker<Object, ServiceReference<Object>> open(
      BundleContext context, Consumer<Listeners> changed) {
    ServiceTracker<Object, ServiceReference<Object>> tracker =
        new ServiceTracker<>(context, REPORT, new ListenerWatch(changed));
    tracker.open(true);
    return tracker;
  }

  @Override
  public ServiceReference<Object> addingService(ServiceReference<Object> reference) {
    modifiedService(reference, reference);
    return reference;
  }

  @Override
  public void modifiedService(
      ServiceReference<Object> reference, ServiceReference<Object> tracked) {
    reports.put(reference, properties(reference));
    tell();
  }

  @Override
  public void removedService(ServiceReference<Object> reference, ServiceReference<Object> tracked) {
    reports.remove(reference);
    tell();
  }

  private void tell() {
    Collection<Map<String, Object>> current = reports.values();
    changed.accept(Listeners.of(current));
  }

  private static Map<String, Object> properties(ServiceReference<?> reference) {
    Map<String, Object> properties = new HashMap<>();
    for (String key : reference.getPropertyKeys()) {
      properties.put(key, reference.getProperty(key));
    }
    return properties;
  }
}
