package io.windlass.wsman.http.jetty;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;

/**
 * The listeners on the usual ports of the web, for clients that know no others: there while
 * EnableCompatibilityHttpListener and EnableCompatibilityHttpsListener say so (MS-WSMV §2.2.4.36).
 */
@Component(
    service = CompatibilityListeners.class,
    immediate = true,
    configurationPid = HttpLimits.HTTP)
public final class CompatibilityListeners {
  private static final String SOURCE = "Compatibility";

  private final HttpHost host;
  private final Transports transports;
  private final Path base;
  private final Map<ListenerFacts.Kind, OpenPort> open = new EnumMap<>(ListenerFacts.Kind.class);
  private final Runnable rulesChanged = this::follow;
  private HostConfig.Http config;
  private boolean closed;

  @Activate
  public CompatibilityListeners(
      @Reference HttpHost host,
      @Reference Transports transports,
      BundleContext context,
      HostConfig.Http config) {
    this.host = host;
    this.transports = transports;
    this.base = Base.of(context);
    this.config = config;
    host.ready().thenRun(this::start);
  }

  @Modified
  synchronized void modified(HostConfig.Http changed) {
    config = changed;
    open.forEach((kind, port) -> port.open(settings(kind)));
  }

  @Deactivate
  synchronized void close() {
    closed = true;
    host.server().forget(rulesChanged);
    open.values().forEach(OpenPort::close);
  }

  private synchronized void start() {
    if (!closed) {
      host.server().whenRulesChange(rulesChanged);
      follow();
    }
  }

  private synchronized void follow() {
    follow(ListenerFacts.Kind.HTTP);
    follow(ListenerFacts.Kind.HTTPS);
  }

  private void follow(ListenerFacts.Kind kind) {
    boolean wanted = !closed && host.server().rules().compatibility(kind);
    if (wanted && !open.containsKey(kind)) {
      OpenPort port = new OpenPort(host.server(), transports.entry());
      open.put(kind, port);
      port.open(settings(kind));
    } else if (!wanted && open.containsKey(kind)) {
      open.remove(kind).close();
    }
  }

  private ListenerSettings settings(ListenerFacts.Kind kind) {
    boolean secure = kind == ListenerFacts.Kind.HTTPS;
    TlsSettings.Found any =
        new TlsSettings.Found(
            new CertificateDirectory(base.resolve(CertificateDirectory.NAME)),
            new CertificateChoice("", ""));
    return new ListenerSettings(
        new ListenerFacts(SOURCE + "_" + kind, ReservedPaths.DEFAULT_PREFIX, kind),
        "*",
        secure ? config.compatibilityHttpsPort() : config.compatibilityHttpPort(),
        true,
        secure ? Optional.of(new TlsSettings(any, Optional.empty())) : Optional.empty(),
        "",
        SOURCE);
  }
}
