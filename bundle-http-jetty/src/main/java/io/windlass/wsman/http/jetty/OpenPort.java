package io.windlass.wsman.http.jetty;

import io.windlass.wsman.api.runtime.ListenerDTO;
import java.io.IOException;
import java.net.BindException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A listener's sockets: one for each address that it stands for. What cannot be bound is tried
 * again from time to time, with the reason on show; what stays is not touched.
 */
final class OpenPort {
  private static final Logger LOG = LoggerFactory.getLogger(OpenPort.class);
  private static final int RETRY_SECONDS = 5;
  private static final int LOOK_SECONDS = 5;

  private final JettyServer server;
  private final Transports.Entry entry;
  private final long lookMillis;
  private final Map<String, ServerConnector> connectors = new LinkedHashMap<>();
  private final Runnable rulesChanged = this::again;
  private final LiveFacts facts = new LiveFacts(null);
  // Null while it is not to be open.
  private ListenerSettings settings;
  private boolean closed;
  private String lastReason = "";
  private Scheduler.Task look = () -> true;

  OpenPort(JettyServer server, Transports.Entry entry) {
    this(server, entry, TimeUnit.SECONDS.toMillis(LOOK_SECONDS));
  }

  /**
   * @param lookMillis how often it looks at the files of certificates
   */
  OpenPort(JettyServer server, Transports.Entry entry, long lookMillis) {
    this.server = server;
    this.entry = entry;
    this.lookMillis = lookMillis;
  }

  /**
   * Binds, now or when it becomes possible. A second time takes over what has changed: sockets that
   * are still wanted, and their connections, stay.
   */
  synchronized void open(ListenerSettings wanted) {
    if (closed) {
      return;
    }
    server.forget(rulesChanged);
    server.whenRulesChange(rulesChanged);
    if (settings != null && settings.facts().kind() != wanted.facts().kind()) {
      shut();
    }
    settings = wanted;
    facts.become(wanted.facts());
    bind();
  }

  private synchronized void again() {
    if (settings != null) {
      bind();
    }
  }

  /** Opens what is missing and closes what is not wanted any more. */
  private void bind() {
    look.cancel();
    if (!connectors.isEmpty() && port() != 0 && port() != bound()) {
      shut();
    }
    Optional<TlsSettings> tls = settings.tls().map(own -> own.orElse(server.rules().thumbprint()));
    String failure = "";
    List<String> wanted = List.of();
    try {
      wanted = Addresses.of(settings.address(), server.rules());
    } catch (IOException | RuntimeException e) {
      failure = reason(e);
    }
    for (String gone : new ArrayList<>(connectors.keySet())) {
      if (!wanted.contains(gone)) {
        server.close(connectors.remove(gone));
      }
    }
    for (String host : wanted) {
      if (connectors.containsKey(host)) {
        tls.ifPresent(changed -> follow(connectors.get(host), changed));
      } else {
        try {
          add(host, tls);
        } catch (Exception e) {
          failure = reason(e);
        }
      }
    }
    settle(failure);
  }

  /** Takes other settings and other files: whoever is bound again and again does not look. */
  private static void follow(ServerConnector connector, TlsSettings changed) {
    ServerTls own = tls(connector);
    own.follow(changed);
    own.refresh();
  }

  private void add(String host, Optional<TlsSettings> tls) throws Exception {
    int port = connectors.isEmpty() ? port() : bound();
    ServerConnector fresh = Connectors.of(server, settings.facts(), tls, host, port);
    server.open(fresh, facts);
    connectors.put(host, fresh);
    LOG.info(
        "Listener {} answers at {}{}",
        settings.facts().name(),
        settings.url(fresh.getLocalPort()),
        connectors.size() > 1 ? " on " + host : "");
  }

  private int port() {
    return port(settings);
  }

  private int port(ListenerSettings settings) {
    boolean secure = settings.tls().isPresent();
    int usual = secure ? server.rules().httpsPort() : server.rules().httpPort();
    return settings.port() >= 0 ? settings.port() : usual;
  }

  private int bound() {
    return connectors.values().iterator().next().getLocalPort();
  }

  /** Shows what came of it, and plans the next look where one is needed. */
  private void settle(String failure) {
    if (connectors.isEmpty()) {
      failed(describe(settings, port()), failure);
    } else {
      show(failure.isEmpty() ? tlsProblem() : failure);
    }
    boolean tls = connectors.values().stream().anyMatch(open -> tls(open) != null);
    if (!failure.isEmpty() || Addresses.changes(settings.address(), server.rules())) {
      plan(this::again, TimeUnit.SECONDS.toMillis(RETRY_SECONDS));
    } else if (tls) {
      plan(this::look, lookMillis);
    }
  }

  private void plan(Runnable task, long millis) {
    look = server.jetty().getScheduler().schedule(task, millis, TimeUnit.MILLISECONDS);
  }

  private static ServerTls tls(ServerConnector connector) {
    return connector.getBean(ServerTls.class);
  }

  private String tlsProblem() {
    return connectors.values().stream()
        .map(OpenPort::tls)
        .map(tls -> tls == null ? "" : tls.problem())
        .filter(problem -> !problem.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** Shows that it listens, and what is wrong all the same; logs that when it is news. */
  private void show(String problem) {
    ListenerDTO dto = describe(settings, bound());
    dto.listening = true;
    dto.reason = problem;
    dto.listeningOn = listeningOn();
    dto.certificateThumbprint =
        Optional.ofNullable(tls(connectors.values().iterator().next()))
            .map(ServerTls::thumbprint)
            .orElse("");
    entry.show(dto);
    if (!problem.isEmpty() && !problem.equals(lastReason)) {
      LOG.error("Listener {} goes on listening, but: {}", dto.name, problem);
    }
    lastReason = problem;
  }

  private List<String> listeningOn() {
    if (!connectors.containsKey(Addresses.ALL)) {
      return List.copyOf(connectors.keySet());
    }
    try {
      return Addresses.all().stream().map(address -> address.getHostAddress()).toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** Looks at the files of the certificates again and again, as long as it is open. */
  private synchronized void look() {
    if (settings == null) {
      return;
    }
    try {
      boolean news = false;
      for (ServerConnector connector : connectors.values()) {
        news |= tls(connector).refresh();
      }
      if (news) {
        LOG.info(
            "Listener {}: the files of its certificates have changed", settings.facts().name());
        show(tlsProblem());
      }
    } finally {
      plan(this::look, lookMillis);
    }
  }

  /** Listens no more, and shows why, which is nothing to worry about. */
  synchronized void report(ListenerSettings idle, String reason) {
    rest();
    ListenerDTO dto = describe(idle, port(idle));
    dto.reason = reason;
    entry.show(dto);
  }

  /** Listens no more, since its configuration is wrong, and shows why. */
  synchronized void refuse(ListenerDTO dto, String reason) {
    rest();
    failed(dto, reason);
  }

  /** Shows why the listener cannot listen; logs it when it is news. */
  private void failed(ListenerDTO dto, String reason) {
    dto.listening = false;
    dto.reason = reason;
    entry.fail(dto);
    if (!reason.equals(lastReason)) {
      LOG.error("Listener {} cannot listen: {}", dto.name, reason);
      lastReason = reason;
    }
  }

  /**
   * Frees the ports at once and lets requests under way finish.
   *
   * @return completes when all connections are gone
   */
  synchronized CompletionStage<Void> close() {
    closed = true;
    server.forget(rulesChanged);
    entry.remove();
    return rest();
  }

  private CompletionStage<Void> rest() {
    settings = null;
    look.cancel();
    return shut();
  }

  private CompletionStage<Void> shut() {
    List<CompletableFuture<Void>> going = new ArrayList<>();
    for (ServerConnector connector : connectors.values()) {
      LOG.info("Listener {} closes", connector.getName());
      going.add(server.close(connector).toCompletableFuture());
    }
    connectors.clear();
    return CompletableFuture.allOf(going.toArray(CompletableFuture[]::new));
  }

  private static ListenerDTO describe(ListenerSettings settings, int port) {
    ListenerDTO dto = new ListenerDTO();
    dto.name = settings.facts().name();
    dto.transport = settings.facts().kind().name();
    dto.address = settings.address();
    dto.port = port;
    dto.url = settings.url(port);
    dto.enabled = settings.enabled();
    dto.prefix = settings.facts().prefix();
    dto.listeningOn = List.of();
    dto.hostname = settings.hostname();
    dto.certificateThumbprint = "";
    dto.source = settings.source();
    return dto;
  }

  private String reason(Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      boolean foreign =
          cause instanceof UnknownHostException
              || cause instanceof UnresolvedAddressException
              || cause instanceof BindException && cause.getMessage().contains("assign");
      if (foreign) {
        return "address=" + settings.address() + " is not an address of this machine";
      }
      if (cause instanceof BindException) {
        return "port %d of %s is not free (%s)"
            .formatted(port(), settings.address(), cause.getMessage());
      }
    }
    boolean plain = e instanceof IOException && e.getMessage() != null;
    return plain ? e.getMessage() : e.toString();
  }
}
