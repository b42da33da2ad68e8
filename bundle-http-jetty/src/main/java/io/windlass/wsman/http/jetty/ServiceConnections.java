package io.windlass.wsman.http.jetty;

import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;

/**
 * Tells the HTTP server what the configuration of the service says of connections. A component of
 * its own: one that names two configurations is not given the second while the first is absent.
 */
@Component(
    service = ServiceConnections.class,
    immediate = true,
    configurationPid = HttpLimits.SERVICE)
public final class ServiceConnections {
  private final HttpHost host;

  @Activate
  public ServiceConnections(@Reference HttpHost host, Map<String, Object> configuration) {
    this.host = host;
    host.limit(configuration);
  }

  @Modified
  void modified(Map<String, Object> configuration) {
    host.limit(configuration);
  }

  @Deactivate
  void close() {
    host.limit(Map.of());
  }
}
