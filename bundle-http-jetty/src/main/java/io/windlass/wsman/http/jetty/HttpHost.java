package io.windlass.wsman.http.jetty;

import io.windlass.wsman.api.security.AuditLog;
import io.windlass.wsman.auth.HttpAuthScheme;
import io.windlass.wsman.core.endpoint.WsmanEndpoint;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The one HTTP server of the process. Listens nowhere until listeners are configured. */
@Component(service = HttpHost.class, configurationPid = HttpLimits.HTTP)
public final class HttpHost {
  private final SortedMap<ServiceReference<HttpAuthScheme>, HttpAuthScheme> schemes =
      new ConcurrentSkipListMap<>(Collections.reverseOrder());
  private final CompletableFuture<Void> engineSeen = new CompletableFuture<>();
  private final CompletableFuture<Void> schemeSeen = new CompletableFuture<>();
  private final JettyServer server;
  private volatile WsmanEndpoint engine;
  private volatile List<HttpAuthScheme> ordered = List.of();
  private final List<AuditLog> audits = new CopyOnWriteArrayList<>();
  private Map<String, ?> own;
  private Map<String, ?> ofService = Map.of();

  @Activate
  public HttpHost(Map<String, Object> configuration) throws Exception {
    own = configuration;
    server =
        new JettyServer(
            () -> engine,
            () -> ordered,
            new LogonAudit(() -> audits),
            HttpLimits.read(own, ofService));
    server.start();
  }

  /** Takes effect for the next connection or request; what is refused changes nothing. */
  @Modified
  synchronized void modified(Map<String, Object> configuration) {
    server.configure(HttpLimits.read(configuration, ofService));
    own = configuration;
  }

  /** The same for what the service has in common. */
  synchronized void limit(Map<String, ?> configuration) {
    HttpLimits limits = HttpLimits.read(own, configuration);
    server.configure(ListenerRules.read(configuration));
    server.configure(limits);
    ofService = configuration;
  }

  @Deactivate
  void stop() throws Exception {
    server.stop();
  }

  /** The server. */
  JettyServer server() {
    return server;
  }

  /**
   * Completes once there has been an engine and a way to authenticate. Until then a listener would
   * only turn clients away.
   */
  CompletionStage<Void> ready() {
    return CompletableFuture.allOf(engineSeen, schemeSeen);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindEngine(WsmanEndpoint endpoint) {
    engine = endpoint;
    engineSeen.complete(null);
  }

  void unbindEngine(WsmanEndpoint endpoint) {
    if (engine == endpoint) {
      engine = null;
    }
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindScheme(ServiceReference<HttpAuthScheme> reference, HttpAuthScheme scheme) {
    schemes.put(reference, scheme);
    ordered = List.copyOf(schemes.values());
    schemeSeen.complete(null);
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindAudit(AuditLog audit) {
    audits.add(audit);
  }

  void unbindAudit(AuditLog audit) {
    audits.remove(audit);
  }

  void unbindScheme(ServiceReference<HttpAuthScheme> reference, Map<String, ?> properties) {
    schemes.remove(reference);
    ordered = List.copyOf(schemes.values());
  }
}
