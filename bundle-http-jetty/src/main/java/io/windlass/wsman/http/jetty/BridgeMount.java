package io.windlass.wsman.http.jetty;

import jakarta.servlet.http.HttpServlet;
import java.util.EventListener;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mounts the dispatcher of the Felix HTTP bridge at {@code /} while it is there: by it the OSGi
 * HTTP Whiteboard gets every request that is not for WS-Man. The only class that knows servlets;
 * not loaded without them.
 */
final class BridgeMount extends ServiceTracker<HttpServlet, ServletContextHandler> {
  private static final Logger LOG = LoggerFactory.getLogger(BridgeMount.class);
  private static final String MARK = "(http.felix.dispatcher=*)";

  private final JettyServer server;
  private final ServiceTracker<EventListener, EventListener> events;

  private BridgeMount(BundleContext context, JettyServer server) throws InvalidSyntaxException {
    super(context, filter(HttpServlet.class), null);
    this.server = server;
    this.events = new ServiceTracker<>(context, filter(EventListener.class), null);
  }

  /**
   * Starts to watch for the bridge.
   *
   * @return ends that, and unmounts it
   * @throws NoClassDefFoundError when the servlet bundles are not installed
   */
  static AutoCloseable open(BundleContext context, JettyServer server)
      throws InvalidSyntaxException {
    // Proves that the classes are there before anything is registered.
    ServletContextHandler probe = new ServletContextHandler();
    probe.setContextPath("/");
    BridgeMount mount = new BridgeMount(context, server);
    mount.events.open();
    mount.open();
    return mount::shut;
  }

  private void shut() {
    close();
    events.close();
  }

  @Override
  public ServletContextHandler addingService(ServiceReference<HttpServlet> reference) {
    HttpServlet dispatcher = context.getService(reference);
    ServletContextHandler handler = new ServletContextHandler(ServletContextHandler.SESSIONS);
    handler.setContextPath("/");
    ServletHolder holder = new ServletHolder(dispatcher);
    holder.setAsyncSupported(true);
    // At once: its start is what makes the whiteboard look for servlets.
    holder.setInitOrder(0);
    handler.addServlet(holder, "/*");
    EventListener dispatcherEvents = events.getService();
    if (dispatcherEvents != null) {
      handler.addEventListener(dispatcherEvents);
    }
    try {
      server.deploy(handler);
    } catch (Exception e) {
      LOG.warn("The OSGi HTTP Whiteboard is not available", e);
      context.ungetService(reference);
      return null;
    }
    LOG.info("The OSGi HTTP Whiteboard shares the listeners");
    return handler;
  }

  @Override
  public void removedService(
      ServiceReference<HttpServlet> reference, ServletContextHandler handler) {
    server.undeploy(handler);
    context.ungetService(reference);
  }

  private static org.osgi.framework.Filter filter(Class<?> type) throws InvalidSyntaxException {
    return FrameworkUtil.createFilter("(&(objectClass=" + type.getName() + ")" + MARK + ")");
  }
}
