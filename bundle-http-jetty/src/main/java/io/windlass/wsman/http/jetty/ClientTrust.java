package io.windlass.wsman.http.jetty;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Verifies certificates of clients by PKIX from the authorities of a trust store. A certificate has
 * to say that it is for client authentication. Never trusts a server.
 */
final class ClientTrust extends X509ExtendedTrustManager {
  private static final String CLIENT_AUTHENTICATION = "1.3.6.1.5.5.7.3.2";

  private final Set<TrustAnchor> anchors;
  private final X509ExtendedTrustManager pkix;
  private final Revocation revocation;
  private final ClientRefusals refusals;

  /**
   * @param refusals is told why certificates are refused
   */
  ClientTrust(Set<TrustAnchor> anchors, Revocation revocation, ClientRefusals refusals)
      throws GeneralSecurityException {
    this.revocation = revocation;
    this.anchors = Set.copyOf(anchors);
    this.refusals = refusals;
    PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, new X509CertSelector());
    parameters.setRevocationEnabled(false);
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(new CertPathTrustManagerParameters(parameters));
    pkix = only(factory.getTrustManagers());
  }

  private static X509ExtendedTrustManager only(TrustManager[] managers)
      throws GeneralSecurityException {
    for (TrustManager manager : managers) {
      if (manager instanceof X509ExtendedTrustManager extended) {
        return extended;
      }
    }
    throw new GeneralSecurityException("This Java has no PKIX trust manager");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] sent, String type, SSLEngine engine)
      throws CertificateException {
    try {
      // Signatures, times, uses, and what TLS of this connection allows.
      pkix.checkClientTrusted(sent, type, engine);
      X509Certificate leaf = sent[0];
      // It takes certificates that are in the trust store themselves at any time.
      leaf.checkValidity();
      // It takes certificates that are for everything.
      List<String> uses = leaf.getExtendedKeyUsage();
      if (uses == null || !uses.contains(CLIENT_AUTHENTICATION)) {
        throw new CertificateException("It is not for client authentication (extended key usage)");
      }
      refuseRevoked(List.of(sent));
    } catch (CertificateException e) {
      refusals.refused(sent[0], e);
      throw e;
    } catch (GeneralSecurityException e) {
      refusals.refused(sent[0], e);
      throw new CertificateException(e);
    }
  }

  private void refuseRevoked(List<X509Certificate> sent) throws GeneralSecurityException {
    X509Certificate leaf = sent.get(0);
    revocation.refuseListed(leaf);
    PKIXCertPathBuilderResult found = build(sent);
    if (found.getTrustAnchor().getTrustedCert().equals(leaf)) {
      return;
    }
    for (PKIXRevocationChecker check : revocation.checks()) {
      // On the one path: a search for another would ask the authority again, and not say why.
      PKIXParameters parameters = new PKIXParameters(Set.of(found.getTrustAnchor()));
      parameters.setRevocationEnabled(false);
      parameters.addCertStore(revocation.store());
      parameters.addCertPathChecker(check);
      try {
        CertPathValidator.getInstance("PKIX").validate(found.getCertPath(), parameters);
      } catch (CertPathValidatorException e) {
        String more = revocation.explain(leaf);
        throw more.isEmpty() ? e : new CertPathValidatorException(more);
      }
    }
  }

  /**
   * A certificate that was verified, and its issuers up to and including the authority of the trust
   * store; clients may leave issuers out and send others.
   *
   * @return empty when no path leads to an authority any more
   */
  List<X509Certificate> complete(List<X509Certificate> sent) {
    try {
      return path(sent);
    } catch (GeneralSecurityException e) {
      refusals.refused(sent.get(0), e);
      return List.of();
    }
  }

  private List<X509Certificate> path(List<X509Certificate> sent) throws GeneralSecurityException {
    PKIXCertPathBuilderResult found = build(sent);
    // A certificate that is trusted itself is its own path.
    Set<X509Certificate> path = new LinkedHashSet<>();
    path.add(sent.get(0));
    for (Certificate each : found.getCertPath().getCertificates()) {
      path.add((X509Certificate) each);
    }
    path.add(found.getTrustAnchor().getTrustedCert());
    return List.copyOf(path);
  }

  private PKIXCertPathBuilderResult build(List<X509Certificate> sent)
      throws GeneralSecurityException {
    X509CertSelector leaf = new X509CertSelector();
    leaf.setCertificate(sent.get(0));
    PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, leaf);
    parameters.setRevocationEnabled(false);
    parameters.addCertStore(
        CertStore.getInstance("Collection", new CollectionCertStoreParameters(sent)));
    return (PKIXCertPathBuilderResult) CertPathBuilder.getInstance("PKIX").build(parameters);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return pkix.getAcceptedIssuers();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] sent, String type) throws CertificateException {
    throw new CertificateException("Only a TLS engine asks here");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] sent, String type, Socket socket)
      throws CertificateException {
    throw new CertificateException("Only a TLS engine asks here");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] sent, String type) throws CertificateException {
    throw new CertificateException("No server is trusted here");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] sent, String type, Socket socket)
      throws CertificateException {
    throw new CertificateException("No server is trusted here");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] sent, String type, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("No server is trusted here");
  }
}
