package io.windlass.wsman.http.jetty;

import io.windlass.wsman.api.runtime.ListenerDTO;
import java.io.IOException;
import java.net.BindException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A listener's port: bound, or tried again from time to time with the reason on show. */
final class OpenPort {
  private static final Logger LOG = LoggerFactory.getLogger(OpenPort.class);
  private static final int RETRY_SECONDS = 5;
  private static final int LOOK_SECONDS = 5;

  private final JettyServer server;
  private final Transports.Entry entry;
  private final long lookMillis;
  private ServerConnector connector;
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

  /** Binds, now or when it becomes possible. */
  synchronized void open(ListenerSettings settings) {
    if (closed) {
      return;
    }
    try {
      ServerConnector fresh = Connectors.of(server, settings);
      server.open(fresh, settings.facts());
      connector = fresh;
      LOG.info("Listener {} answers at {}", settings.facts().name(), settings.url(bound()));
      ServerTls tls = fresh.getBean(ServerTls.class);
      show(settings, tls == null ? "" : tls.problem());
      if (tls != null) {
        watch(settings, tls);
      }
    } catch (Exception e) {
      failed(describe(settings, settings.port()), reason(settings, e));
      server.jetty().getScheduler().schedule(() -> open(settings), RETRY_SECONDS, TimeUnit.SECONDS);
    }
  }

  private int bound() {
    return connector.getLocalPort();
  }

  /** Shows that it listens, and what is wrong all the same; logs that when it is news. */
  private void show(ListenerSettings settings, String problem) {
    ListenerDTO dto = describe(settings, bound());
    dto.listening = true;
    dto.reason = problem;
    entry.show(dto);
    if (!problem.isEmpty() && !problem.equals(lastReason)) {
      LOG.error("Listener {} goes on listening, but: {}", dto.name, problem);
    }
    lastReason = problem;
  }

  /** Looks at the files of the certificates again and again, as long as it is open. */
  private synchronized void watch(ListenerSettings settings, ServerTls tls) {
    look =
        server
            .jetty()
            .getScheduler()
            .schedule(() -> look(settings, tls), lookMillis, TimeUnit.MILLISECONDS);
  }

  private synchronized void look(ListenerSettings settings, ServerTls tls) {
    if (closed) {
      return;
    }
    try {
      if (tls.refresh()) {
        LOG.info(
            "Listener {}: the files of its certificates have changed", settings.facts().name());
        show(settings, tls.problem());
      }
    } finally {
      watch(settings, tls);
    }
  }

  /** Shows why the listener does not listen, which is nothing to worry about. */
  synchronized void report(ListenerSettings settings, String reason) {
    ListenerDTO dto = describe(settings, settings.port());
    dto.reason = reason;
    entry.show(dto);
  }

  /** Shows why the listener cannot listen; logs it when it is news. */
  synchronized void failed(ListenerDTO dto, String reason) {
    dto.listening = false;
    dto.reason = reason;
    entry.fail(dto);
    if (!reason.equals(lastReason)) {
      LOG.error("Listener {} cannot listen: {}", dto.name, reason);
      lastReason = reason;
    }
  }

  /**
   * Frees the port at once and lets requests under way finish.
   *
   * @return completes when all connections are gone
   */
  synchronized CompletionStage<Void> close() {
    closed = true;
    look.cancel();
    entry.remove();
    ServerConnector going = connector;
    connector = null;
    if (going != null) {
      LOG.info("Listener {} closes", going.getName());
    }
    return going == null ? CompletableFuture.completedFuture(null) : server.close(going);
  }

  private static ListenerDTO describe(ListenerSettings settings, int port) {
    ListenerDTO dto = new ListenerDTO();
    dto.name = settings.facts().name();
    dto.transport = settings.facts().kind().name();
    dto.address = settings.address();
    dto.port = port;
    dto.url = settings.url(port);
    return dto;
  }

  private static String reason(ListenerSettings settings, Exception e) {
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
            .formatted(settings.port(), settings.address(), cause.getMessage());
      }
    }
    boolean plain = e instanceof IOException && e.getMessage() != null;
    return plain ? e.getMessage() : e.toString();
  }
}
