package io.windlass.wsman.http.jetty;

import io.windlass.wsman.api.runtime.ListenerDTO;
import io.windlass.wsman.api.runtime.RefusedWebAppDTO;
import io.windlass.wsman.core.endpoint.TransportReport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * What there is to tell about listeners and refused web applications. Registers the {@link
 * TransportReport} with properties that say the same to who has no classes of ours: {@code
 * wsman.listeners} ({@code NAME URL}), {@code wsman.listener.failures} ({@code NAME: reason}) and
 * {@code wsman.local.socket}.
 */
@Component(service = Transports.class, immediate = true)
public final class Transports {
  /** The place of one listener in the report. */
  final class Entry {
    private Entry() {}

    /** Shows it as it is now, without calling it a failure. */
    void show(ListenerDTO dto) {
      put(this, dto, false);
    }

    /** Shows it as one that ought to listen and cannot. */
    void fail(ListenerDTO dto) {
      put(this, dto, true);
    }

    /** Takes it out of the report. */
    void remove() {
      put(this, null, false);
    }
  }

  private final Map<Entry, ListenerDTO> listeners = new LinkedHashMap<>();
  private final Set<Entry> failed = new HashSet<>();
  private final List<Supplier<List<RefusedWebAppDTO>>> refusals = new CopyOnWriteArrayList<>();
  private final ServiceRegistration<TransportReport> registration;

  @Activate
  public Transports(BundleContext context) {
    registration =
        context.registerService(
            TransportReport.class,
            new TransportReport() {
              @Override
              public List<ListenerDTO> listeners() {
                return current();
              }

              @Override
              public List<RefusedWebAppDTO> refusedWebApps() {
                return refusals.stream().flatMap(source -> source.get().stream()).toList();
              }
            },
            FrameworkUtil.asDictionary(properties()));
  }

  @Deactivate
  void close() {
    registration.unregister();
  }

  /** A place for a listener; empty until something is shown there. */
  Entry entry() {
    return new Entry();
  }

  /** Adds somebody who knows of refused web applications. */
  void addRefusals(Supplier<List<RefusedWebAppDTO>> source) {
    refusals.add(source);
  }

  /** Takes one out again. */
  void removeRefusals(Supplier<List<RefusedWebAppDTO>> source) {
    refusals.remove(source);
  }

  private synchronized List<ListenerDTO> current() {
    return List.copyOf(listeners.values());
  }

  private synchronized void put(Entry entry, ListenerDTO dto, boolean failure) {
    if (dto == null) {
      listeners.remove(entry);
    } else {
      listeners.put(entry, dto);
    }
    if (failure) {
      failed.add(entry);
    } else {
      failed.remove(entry);
    }
    try {
      registration.setProperties(FrameworkUtil.asDictionary(properties()));
    } catch (IllegalStateException e) {
      // Unregistered: this bundle stops, nobody reads the report any more.
      return;
    }
  }

  private Map<String, Object> properties() {
    List<String> up = new ArrayList<>();
    List<String> down = new ArrayList<>();
    Map<String, Object> properties = new HashMap<>();
    listeners.forEach(
        (entry, dto) -> {
          if (failed.contains(entry)) {
            down.add(dto.name + ": " + dto.reason);
          } else if (dto.listening && dto.transport.equals(ListenerFacts.Kind.LOCAL.name())) {
            if (dto.name.equals("local")) {
              properties.put("wsman.local.socket", dto.address);
            }
          } else if (dto.listening) {
            up.add(dto.name + " " + dto.url);
          }
        });
    properties.put("wsman.listeners", up.toArray(String[]::new));
    properties.put("wsman.listener.failures", down.toArray(String[]::new));
    return properties;
  }
}
