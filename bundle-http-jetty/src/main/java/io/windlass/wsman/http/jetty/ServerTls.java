package io.windlass.wsman.http.jetty;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * TLS of a listener: new connections get the certificates that were loaded last. Jetty's own
 * reloading takes the context away from handshakes that are under way.
 */
final class ServerTls extends SslContextFactory.Server {
  private static final Logger LOG = LoggerFactory.getLogger(ServerTls.class);

  private static final String STAYS = " (what was loaded before stays in use)";

  private TlsSettings settings;
  private final ClientRefusals refusals;
  // Only who loads uses these; null until they were loaded once.
  private FileStamp stamp;
  private KeyFiles.Opened keys;
  private Set<TrustAnchor> anchors;
  private volatile TlsContext current;
  private volatile String problem = "";

  /** Loads one of several things. */
  private interface Part<T> {
    T load() throws IOException;
  }

  /**
   * Loads the certificates.
   *
   * @param listener its name, for the log
   * @param audit is told whose certificates are refused
   * @throws IOException when they cannot be used; the message says why
   */
  ServerTls(String listener, TlsSettings settings, LogonAudit audit) throws IOException {
    this.settings = settings;
    this.refusals =
        new ClientRefusals(
            (subject, line) -> {
              LOG.warn("Listener {}: {}", listener, line);
              audit.refusedCertificate(listener, subject, line);
            },
            System::nanoTime);
    // Jetty asks this factory and not the context that an engine comes from.
    setRenegotiationAllowed(false);
    load(FileStamp.of(settings.files()));
  }

  /**
   * Takes other settings, for new connections. When their certificates cannot be used, the ones
   * before stay in use, and {@link #problem()} says why.
   */
  synchronized void follow(TlsSettings changed) {
    if (!changed.equals(settings)) {
      settings = changed;
      reload(FileStamp.of(settings.files()));
    }
  }

  /**
   * Loads the files again when one of them has changed, for new connections. What cannot be used
   * stays as it was, and {@link #problem()} says why; all else is renewed.
   *
   * @return false when nothing has changed
   */
  synchronized boolean refresh() {
    FileStamp now = FileStamp.of(settings.files());
    if (now.equals(stamp)) {
      return false;
    }
    reload(now);
    return true;
  }

  private void reload(FileStamp now) {
    try {
      load(now);
    } catch (IOException e) {
      problem = e.getMessage() + STAYS;
    }
  }

  /** Loads files that look so; what changes while it reads looks different the next time. */
  private synchronized void load(FileStamp seen) throws IOException {
    stamp = seen;
    List<String> said = new ArrayList<>();
    try {
      KeyFiles.Opened opened = part(() -> KeyFiles.open(settings.keys()), keys, said);
      TlsContext fresh = new TlsContext(opened, trust(said).orElse(null));
      fresh.start();
      keys = opened;
      current = fresh;
      problem = String.join("; ", said);
    } catch (IOException e) {
      throw e;
    } catch (GeneralSecurityException e) {
      throw new IOException("the certificates cannot be used: " + FileErrors.reason(e), e);
    } catch (Exception e) {
      throw new IOException("TLS does not start: " + FileErrors.reason(e), e);
    }
  }

  private static <T> T part(Part<T> part, T before, List<String> said) throws IOException {
    try {
      return part.load();
    } catch (IOException e) {
      if (before == null) {
        throw e;
      }
      said.add(e.getMessage() + STAYS);
      return before;
    }
  }

  private Optional<ClientTrust> trust(List<String> said)
      throws IOException, GeneralSecurityException {
    if (settings.clients().isEmpty()) {
      return Optional.empty();
    }
    TlsSettings.Clients clients = settings.clients().get();
    anchors = part(() -> TrustFiles.anchors(clients), anchors, said);
    Revocation revocation = new Revocation(lists(clients, said), clients.ocsp());
    return Optional.of(new ClientTrust(anchors, revocation, refusals));
  }

  private static Optional<List<X509CRL>> lists(TlsSettings.Clients clients, List<String> said) {
    if (clients.crl().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Revocation.read(clients.crl().get()));
    } catch (IOException e) {
      // The service itself goes on; who shows a certificate does not get in.
      said.add(e.getMessage() + " (no client certificate is taken until it can be used)");
      return Optional.of(List.of());
    }
  }

  /** SHA-1 of the certificate that is served. */
  String thumbprint() {
    return current.thumbprint();
  }

  /** What is wrong although it serves; empty when nothing is. */
  String problem() {
    return problem;
  }

  /**
   * The certificates of a client that TLS has verified, with their issuers up to and including the
   * authority that is trusted; empty when none is trusted any more.
   */
  List<X509Certificate> complete(List<X509Certificate> sent) {
    return sent.isEmpty()
        ? List.of()
        : current.trust().map(trust -> trust.complete(sent)).orElse(List.of());
  }

  @Override
  public SSLEngine newSSLEngine() {
    return current.newSSLEngine();
  }

  @Override
  public SSLEngine newSSLEngine(String host, int port) {
    return current.newSSLEngine(host, port);
  }

  @Override
  public SSLEngine newSSLEngine(InetSocketAddress address) {
    return current.newSSLEngine(address);
  }

  /** It has no context of its own. */
  @Override
  protected void doStart() {}

  @Override
  protected void doStop() {}
}
