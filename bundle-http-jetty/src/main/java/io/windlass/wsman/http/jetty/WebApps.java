package io.windlass.wsman.http.jetty;

import io.windlass.wsman.api.runtime.RefusedWebAppDTO;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The web applications that share the port: Jetty {@link ContextHandler} services, and the OSGi
 * HTTP Whiteboard when its bundles are there. None gets a path that belongs to WS-Man.
 */
@Component(service = WebApps.class, immediate = true)
public final class WebApps {
  private static final Logger LOG = LoggerFactory.getLogger(WebApps.class);
  private static final String REASON =
      "the path belongs to WS-Management on every listener; choose another one";

  private final HttpHost host;
  private final Transports transports;
  private final Whiteboard whiteboard;
  private final Supplier<List<RefusedWebAppDTO>> report = this::refused;
  private final Map<ContextHandler, RefusedWebAppDTO> refused = new ConcurrentHashMap<>();
  private AutoCloseable bridge = () -> {};

  @Activate
  public WebApps(@Reference HttpHost host, @Reference Transports transports, BundleContext context)
      throws InvalidSyntaxException {
    this.host = host;
    this.transports = transports;
    whiteboard = new Whiteboard(context, WebApps::refusal);
    transports.addRefusals(report);
    try {
      bridge = BridgeMount.open(context, host.server());
    } catch (NoClassDefFoundError e) {
      LOG.info("No servlets beside WS-Management: jetty-ee10-servlet is not installed");
    }
  }

  @Deactivate
  void close() throws Exception {
    transports.removeRefusals(report);
    whiteboard.close();
    bridge.close();
  }

  @Reference(
      service = ContextHandler.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void bindContext(ServiceReference<ContextHandler> reference, ContextHandler handler) {
    String path = handler.getContextPath();
    if (ReservedPaths.isReservedPattern(path)) {
      refused.put(handler, refusal(reference, path));
    } else {
      try {
        host.server().deploy(handler);
        LOG.info("Web application {} of {} added", path, reference.getBundle());
      } catch (Exception e) {
        LOG.warn("Web application {} of {} did not start", path, reference.getBundle(), e);
      }
    }
  }

  void unbindContext(ContextHandler handler) {
    if (refused.remove(handler) == null) {
      host.server().undeploy(handler);
    }
  }

  private List<RefusedWebAppDTO> refused() {
    List<RefusedWebAppDTO> all = new ArrayList<>(refused.values());
    all.addAll(whiteboard.refused());
    return all;
  }

  private static RefusedWebAppDTO refusal(ServiceReference<?> reference, String path) {
    RefusedWebAppDTO dto = new RefusedWebAppDTO();
    dto.bundle = reference.getBundle() == null ? "" : reference.getBundle().getSymbolicName();
    dto.path = path;
    dto.reason = REASON;
    LOG.warn("Web application {} of {} refused: {}", path, dto.bundle, REASON);
    return dto;
  }
}
