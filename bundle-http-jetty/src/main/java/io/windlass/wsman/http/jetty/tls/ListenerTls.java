package io.windlass.wsman.http.jetty.tls;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CRL;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The TLS of one listener: 1.2 and 1.3 without CBC and without renegotiation. When a client
 * connects and a file has changed, it is read anew: connections that there are keep what they were
 * opened with, and files that are no good change nothing. Works when somebody connects, never by
 * itself.
 */
public final class ListenerTls extends SslContextFactory.Server {
  private static final Logger LOG = LoggerFactory.getLogger(ListenerTls.class);
  private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final TlsSettings settings;
  private final Consumer<String> problem;
  private final LongSupplier nanoTime;
  private final Object look = new Object();
  private Map<Path, Object> stamps;
  private long looked;
  private String lastProblem = "";
  private volatile Material material;

  /**
   * Reads the files.
   *
   * @param problem is told what is wrong with changed files, and "" when nothing is any more
   * @param nanoTime as {@link System#nanoTime}
   * @throws IOException when they cannot be used; the message says why
   */
  public ListenerTls(TlsSettings settings, Consumer<String> problem, LongSupplier nanoTime)
      throws IOException {
    this.settings = settings;
    this.problem = problem;
    this.nanoTime = nanoTime;
    stamps = stamps();
    looked = nanoTime.getAsLong();
    take(Material.load(settings));
    setIncludeProtocols("TLSv1.2", "TLSv1.3");
    addExcludeCipherSuites("^TLS_.*_CBC_.*$", "^TLS_RSA_.*$");
    setRenegotiationAllowed(false);
    setSniRequired(false);
    setWantClientAuth(settings.clients().isPresent());
  }

  private void take(Material fresh) {
    material = fresh;
    setKeyStore(fresh.keys());
    setKeyStorePassword(fresh.password());
    setKeyManagerPassword(fresh.password());
    if (!settings.alias().isEmpty()) {
      setCertAlias(settings.alias());
    }
    fresh.authorities().ifPresent(this::setTrustStore);
  }

  /**
   * The certificates from a client's own up to the authority that is believed, which clients need
   * not send.
   *
   * @param sent what the client has sent and TLS has verified, its own first
   * @return the whole path with its authority; empty when there is none any more, as after a change
   */
  public List<X509Certificate> path(List<X509Certificate> sent) {
    try {
      X509CertSelector target = new X509CertSelector();
      target.setCertificate(sent.get(0));
      PKIXBuilderParameters parameters =
          new PKIXBuilderParameters(material.authorities().orElseThrow(), target);
      parameters.setRevocationEnabled(false);
      parameters.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(sent)));
      var built =
          (java.security.cert.PKIXCertPathBuilderResult)
              CertPathBuilder.getInstance("PKIX").build(parameters);
      List<X509Certificate> path = new ArrayList<>();
      built
          .getCertPath()
          .getCertificates()
          .forEach(certificate -> path.add((X509Certificate) certificate));
      X509Certificate authority = built.getTrustAnchor().getTrustedCert();
      if (path.isEmpty() || !path.get(path.size() - 1).equals(authority)) {
        path.add(authority);
      }
      return List.copyOf(path);
    } catch (GeneralSecurityException e) {
      LOG.warn("A client's certificate has no path to an authority any more: {}", e.getMessage());
      return List.of();
    }
  }

  @Override
  protected TrustManager[] getTrustManagers(KeyStore trustStore, Collection<? extends CRL> unused)
      throws Exception {
    Material now = material;
    if (now.authorities().isEmpty()) {
      return super.getTrustManagers(trustStore, unused);
    }
    PKIXBuilderParameters parameters =
        new PKIXBuilderParameters(now.authorities().get(), new X509CertSelector());
    TlsSettings.Clients clients = settings.clients().orElseThrow();
    boolean revocation = clients.ocsp() || clients.crl().isPresent();
    parameters.setRevocationEnabled(revocation);
    if (revocation) {
      parameters.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(now.crls())));
      parameters.addCertPathChecker(checker(clients.ocsp()));
    }
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(new CertPathTrustManagerParameters(parameters));
    return factory.getTrustManagers();
  }

  /** A certificate of which nothing can be found out is refused. */
  private static PKIXRevocationChecker checker(boolean ocsp) throws GeneralSecurityException {
    var checker =
        (PKIXRevocationChecker) CertPathBuilder.getInstance("PKIX").getRevocationChecker();
    checker.setOptions(
        ocsp
            ? EnumSet.of(PKIXRevocationChecker.Option.ONLY_END_ENTITY)
            : EnumSet.of(
                PKIXRevocationChecker.Option.PREFER_CRLS,
                PKIXRevocationChecker.Option.NO_FALLBACK,
                PKIXRevocationChecker.Option.ONLY_END_ENTITY));
    return checker;
  }

  @Override
  public SSLEngine newSSLEngine() {
    refresh();
    return super.newSSLEngine();
  }

  @Override
  public SSLEngine newSSLEngine(String host, int port) {
    refresh();
    return super.newSSLEngine(host, port);
  }

  @Override
  public SSLEngine newSSLEngine(InetSocketAddress address) {
    refresh();
    return super.newSSLEngine(address);
  }

  private void refresh() {
    synchronized (look) {
      long now = nanoTime.getAsLong();
      if (now - looked < LOOK_NANOS) {
        return;
      }
      looked = now;
      Map<Path, Object> changed = stamps();
      if (changed.equals(stamps)) {
        return;
      }
      stamps = changed;
      try {
        Material fresh = Material.load(settings);
        reload(factory -> take(fresh));
        LOG.info("The certificates of {} were read anew", settings.keys());
        tell("");
      } catch (Exception e) {
        tell("still shows the certificate of before: " + e.getMessage());
      }
    }
  }

  private void tell(String what) {
    if (!what.equals(lastProblem)) {
      lastProblem = what;
      problem.accept(what);
    }
  }

  private Map<Path, Object> stamps() {
    Map<Path, Object> all = new TreeMap<>();
    stamp(all, settings.keys());
    settings
        .clients()
        .ifPresent(
            clients -> {
              stamp(all, clients.authorities());
              clients.crl().ifPresent(crl -> stamp(all, crl));
            });
    return all;
  }

  private static void stamp(Map<Path, Object> all, TlsSettings.Source source) {
    stamp(all, source.file());
    source.keyFile().ifPresent(file -> stamp(all, file));
    source.passwordFile().ifPresent(file -> stamp(all, file));
  }

  private static void stamp(Map<Path, Object> all, Path file) {
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      all.put(file, List.of(found.lastModifiedTime(), found.size(), "" + found.fileKey()));
    } catch (IOException e) {
      all.put(file, "absent");
    }
  }
}
