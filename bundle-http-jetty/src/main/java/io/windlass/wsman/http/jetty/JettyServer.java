package io.windlass.wsman.http.jetty;

import io.windlass.wsman.auth.HttpAuthScheme;
import io.windlass.wsman.core.endpoint.WsmanEndpoint;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Jetty, put together: handlers and limits. Connectors come and go while it serves. */
final class JettyServer {
  private static final Logger LOG = LoggerFactory.getLogger(JettyServer.class);
  private static final int HEADER_BYTES = 16 * 1024;

  private final Server server;
  private final ContextHandlerCollection webApps = new ContextHandlerCollection(true);
  private final ConnectionWatch watch;
  private final LogonAudit audit;
  private final List<Runnable> followers = new CopyOnWriteArrayList<>();
  private volatile HttpLimits limits;
  private volatile ListenerRules rules = ListenerRules.DEFAULT;

  /**
   * @param engines the engine, null while there is none
   * @param schemes the authentication schemes that there are now
   * @param audit is told who was let in and who was not
   */
  JettyServer(
      Supplier<WsmanEndpoint> engines,
      Supplier<List<HttpAuthScheme>> schemes,
      LogonAudit audit,
      HttpLimits limits) {
    this.limits = limits;
    this.audit = audit;
    QueuedThreadPool threads = new QueuedThreadPool(200, 4);
    threads.setName("wsman-http");
    server = new Server(threads);
    server.setErrorHandler(new PlainErrors());
    watch =
        new ConnectionWatch(
            limits,
            System::nanoTime,
            (task, seconds) -> server.getScheduler().schedule(task, seconds, TimeUnit.SECONDS));
    WsmanHandler wsman =
        new WsmanHandler(
            engines, new Authentication(schemes), audit, () -> this.limits.packetSeconds());
    server.setHandler(new GracefulHandler(new Gate(wsman, webApps, watch, this)));
    configure(limits);
  }

  void start() throws Exception {
    server.start();
  }

  /** Stops; requests under way get their time. */
  void stop() throws Exception {
    for (Connector connector : server.getConnectors()) {
      retire(connector);
    }
    try {
      server.stop();
    } catch (TimeoutException e) {
      LOG.warn("Requests that were still under way at the stop were cut off");
    }
  }

  /** Takes other limits, also for connections that are open where that is possible. */
  void configure(HttpLimits changed) {
    limits = changed;
    watch.configure(changed);
    server.setStopTimeout(TimeUnit.SECONDS.toMillis(changed.stopSeconds()));
  }

  /** Takes other rules for listeners; they follow at once. */
  void configure(ListenerRules changed) {
    boolean same = changed.equals(rules);
    rules = changed;
    if (!same) {
      followers.forEach(Runnable::run);
    }
  }

  /** The rules for listeners. */
  ListenerRules rules() {
    return rules;
  }

  /** The limits of HTTP. */
  HttpLimits limits() {
    return limits;
  }

  /** Has a task run when the rules have changed. */
  void whenRulesChange(Runnable follower) {
    followers.add(follower);
  }

  /** Ends that. */
  void forget(Runnable follower) {
    followers.remove(follower);
  }

  /** Who is told who was let in and who was not. */
  LogonAudit audit() {
    return audit;
  }

  /** For connectors to be made with. */
  Server jetty() {
    return server;
  }

  /**
   * Starts a web application and gives it its path; what is reserved never reaches it.
   *
   * @throws Exception when it does not start; then it has no place
   */
  void deploy(ContextHandler app) throws Exception {
    // The collection runs already, so it would not start what is added to it.
    app.setServer(server);
    app.start();
    webApps.deployHandler(app, Callback.NOOP);
  }

  /** Takes a web application out again and stops it. */
  void undeploy(ContextHandler app) {
    webApps.undeployHandler(
        app,
        Callback.from(
            () -> {
              try {
                app.stop();
              } catch (Exception e) {
                LOG.warn("Web application {} did not stop cleanly", app.getContextPath(), e);
              }
            }));
  }

  /** How WS-Man speaks HTTP on each connector; the caller may add to it. */
  HttpConfiguration httpConfiguration() {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(HEADER_BYTES);
    // The cache of headers is one of each connection and has 20 KB from its second request on:
    // with 10,000 connections nothing else would fit into the heap.
    http.setHeaderCacheSize(0);
    // Not even a line feed without its carriage return: what a proxy may read in another way is
    // refused.
    http.setHttpCompliance(HttpCompliance.STRICT);
    return http;
  }

  /**
   * Opens a connector.
   *
   * @throws Exception when it cannot bind; then nothing of it is left
   */
  void open(AbstractConnector connector, ListenerFacts facts) throws Exception {
    open(connector, new LiveFacts(facts));
  }

  /** The same with facts that may change. */
  void open(AbstractConnector connector, LiveFacts facts) throws Exception {
    connector.addBean(facts);
    connector.addBean(watch, false);
    connector.addBean(new LateComers(connector));
    long idle = TimeUnit.SECONDS.toMillis(limits.idleSeconds());
    connector.setIdleTimeout(idle);
    connector.setShutdownIdleTimeout(idle);
    server.addConnector(connector);
    try {
      connector.start();
    } catch (Exception e) {
      server.removeConnector(connector);
      throw e;
    }
  }

  /**
   * Closes a connector: new connections are refused at once, requests under way get their time.
   *
   * @return completes when it is gone
   */
  CompletionStage<Void> close(AbstractConnector connector) {
    if (!connector.isRunning()) {
      server.removeConnector(connector);
      return CompletableFuture.completedFuture(null);
    }
    return retire(connector)
        .completeOnTimeout(null, limits.stopSeconds(), TimeUnit.SECONDS)
        .handleAsync(
            (done, failure) -> {
              remove(connector);
              return null;
            },
            task -> server.getThreadPool().execute(task));
  }

  /**
   * Accepts nothing more and closes the connections that are idle; those with a request close after
   * its answer. Jetty's own way, a short idle timeout, fails an answer that is being written when
   * that expires.
   */
  private CompletableFuture<Void> retire(Connector connector) {
    CompletableFuture<Void> gone = connector.shutdown();
    for (EndPoint endPoint : connector.getConnectedEndPoints()) {
      Connection connection = endPoint.getConnection();
      if (connection instanceof SslConnection tls) {
        connection = tls.getSslEndPoint().getConnection();
      }
      WatchedConnection watched = connection == null ? null : watch.of(connection);
      if (watched == null || !watched.isBusy()) {
        endPoint.close();
      }
    }
    return gone;
  }

  private void remove(Connector connector) {
    try {
      connector.stop();
    } catch (Exception e) {
      LOG.warn("A listener did not stop cleanly: {}", e.toString());
    } finally {
      server.removeConnector(connector);
    }
  }

  /** Closes connections that were accepted just before their connector retired. */
  private record LateComers(Connector connector) implements Connection.Listener {
    @Override
    public void onOpened(Connection connection) {
      if (connector.isShutdown()) {
        connection.getEndPoint().close();
      }
    }
  }
}
