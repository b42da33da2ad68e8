package io.windlass.wsman.http.jetty;

import io.windlass.wsman.api.runtime.RefusedWebAppDTO;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceReference;

/**
 * Watches what asks the OSGi Servlet Whiteboard (OSGi Compendium 140) for a path that is reserved.
 * Such a service never gets a request: the gate sends those elsewhere. Known by its service
 * properties alone, so that no servlet class is needed.
 */
final class Whiteboard implements ServiceListener, AutoCloseable {
  private static final String PREFIX = "osgi.http.whiteboard.";
  private static final List<String> PATTERNS =
      List.of(PREFIX + "servlet.pattern", PREFIX + "resource.pattern", PREFIX + "filter.pattern");
  private static final String SELECT = PREFIX + "context.select";
  private static final String CONTEXT_NAME = PREFIX + "context.name";
  private static final String CONTEXT_PATH = PREFIX + "context.path";
  private static final String FILTER =
      "(|(" + String.join("=*)(", PATTERNS) + "=*)(" + CONTEXT_PATH + "=*))";

  private final BundleContext context;
  private final BiFunction<ServiceReference<?>, String, RefusedWebAppDTO> refuse;
  private final Map<ServiceReference<?>, List<RefusedWebAppDTO>> refused =
      new ConcurrentHashMap<>();

  /**
   * @param refuse makes the report of a service and a path, and logs it
   */
  Whiteboard(
      BundleContext context, BiFunction<ServiceReference<?>, String, RefusedWebAppDTO> refuse)
      throws InvalidSyntaxException {
    this.context = context;
    this.refuse = refuse;
    context.addServiceListener(this, FILTER);
    refresh();
  }

  /** What is refused now. */
  List<RefusedWebAppDTO> refused() {
    return refused.values().stream().flatMap(List::stream).toList();
  }

  @Override
  public void serviceChanged(ServiceEvent event) {
    ServiceReference<?> reference = event.getServiceReference();
    boolean gone =
        event.getType() == ServiceEvent.UNREGISTERING
            || event.getType() == ServiceEvent.MODIFIED_ENDMATCH;
    if (reference.getProperty(CONTEXT_PATH) != null) {
      // A context gives its services other paths.
      refresh();
    } else if (gone) {
      refused.remove(reference);
    } else {
      examine(reference);
    }
  }

  @Override
  public void close() {
    context.removeServiceListener(this);
  }

  private void refresh() {
    try {
      ServiceReference<?>[] all = context.getAllServiceReferences(null, FILTER);
      if (all != null) {
        for (ServiceReference<?> reference : all) {
          examine(reference);
        }
      }
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(FILTER, e);
    }
  }

  private void examine(ServiceReference<?> reference) {
    List<String> paths = new ArrayList<>();
    for (String property : PATTERNS) {
      for (String pattern : strings(reference.getProperty(property))) {
        for (String base : contextPaths(reference)) {
          String path = base + (pattern.startsWith("/") ? pattern : "/" + pattern);
          if (ReservedPaths.isReservedPattern(path)) {
            paths.add(path);
          }
        }
      }
    }
    List<RefusedWebAppDTO> known = refused.get(reference);
    if (paths.isEmpty()) {
      refused.remove(reference);
    } else if (known == null || !known.stream().map(dto -> dto.path).toList().equals(paths)) {
      refused.put(reference, paths.stream().map(path -> refuse.apply(reference, path)).toList());
    }
  }

  /** The paths of the contexts that a service chose; that of the default context is empty. */
  private List<String> contextPaths(ServiceReference<?> reference) {
    if (!(reference.getProperty(SELECT) instanceof String select)) {
      return List.of("");
    }
    String filter = select.startsWith("(") ? select : "(" + CONTEXT_NAME + "=" + select + ")";
    List<String> paths = new ArrayList<>();
    try {
      ServiceReference<?>[] contexts =
          context.getAllServiceReferences(null, "(&(" + CONTEXT_PATH + "=*)" + filter + ")");
      for (ServiceReference<?> chosen : contexts == null ? new ServiceReference<?>[0] : contexts) {
        String path = String.valueOf(chosen.getProperty(CONTEXT_PATH));
        paths.add(path.equals("/") ? "" : path);
      }
    } catch (InvalidSyntaxException e) {
      return List.of(); // the whiteboard itself refuses it
    }
    return paths;
  }

  private static List<String> strings(Object property) {
    if (property instanceof String one) {
      return List.of(one);
    }
    if (property instanceof String[] several) {
      return List.of(several);
    }
    return property instanceof Collection<?> several
        ? several.stream().map(String::valueOf).toList()
        : List.of();
  }
}
