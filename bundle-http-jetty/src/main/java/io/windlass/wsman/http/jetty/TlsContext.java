package io.windlass.wsman.http.jetty;

import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.Principal;
import java.security.cert.CRL;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import org.eclipse.jetty.util.ssl.SniX509ExtendedKeyManager;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.ssl.X509;

/**
 * TLS with certain certificates, which never change. Of several keys the name that the client asks
 * for (SNI) chooses; where it asks for none, or for none of theirs, the first alias in alphabetical
 * order whose kind of key the client takes is served.
 */
final class TlsContext extends SslContextFactory.Server {
  private static final int RESUMED_SECONDS = 300;

  /** By alias, in alphabetical order. */
  private final Map<String, X509> certificates = new TreeMap<>();

  private final ClientTrust trust;

  /**
   * @param trust what verifies clients; null asks them for no certificate
   * @throws KeyStoreException when the store is not open
   */
  TlsContext(KeyFiles.Opened keys, ClientTrust trust) throws KeyStoreException {
    this.trust = trust;
    for (String alias : keys.aliases()) {
      if (keys.store().getCertificate(alias) instanceof X509Certificate certificate) {
        certificates.put(alias, new X509(alias, certificate));
      }
    }
    setKeyStore(keys.store());
    setKeyStorePassword(keys.password());
    setKeyManagerPassword(keys.password());
    // Others call keys by names of their own, which are no aliases.
    setKeyManagerFactoryAlgorithm("SunX509");
    setIncludeProtocols("TLSv1.2", "TLSv1.3");
    addExcludeCipherSuites("^TLS_.*_CBC_.*$", "^TLS_RSA_.*$");
    setSniRequired(false);
    setRenegotiationAllowed(false);
    // A certificate that shows to be bad is refused; to show none is no error.
    setWantClientAuth(trust != null);
    if (trust != null) {
      // A session that is resumed is not verified again.
      setSslSessionTimeout(RESUMED_SECONDS);
    }
  }

  /** SHA-1 of the certificate that is served when no name chooses. */
  String thumbprint() {
    return HeldCertificate.thumbprint(certificates.values().iterator().next().getCertificate());
  }

  /** What verifies clients; empty when they are asked for no certificate. */
  Optional<ClientTrust> trust() {
    return Optional.ofNullable(trust);
  }

  /** Nobody is trusted by certificate where none is asked for. */
  @Override
  protected TrustManager[] getTrustManagers(KeyStore none, Collection<? extends CRL> never) {
    return trust().stream().toArray(TrustManager[]::new);
  }

  /** Those that may be served; Jetty itself leaves out who may also issue, as self-signed do. */
  @Override
  public X509 getX509(String alias) {
    return certificates.get(alias);
  }

  /** Jetty lets names choose only where it finds several; the choice here is by alias too. */
  @Override
  protected KeyManager[] getKeyManagers(KeyStore store) throws Exception {
    KeyManager[] managers = super.getKeyManagers(store);
    for (int i = 0; i < managers.length; i++) {
      if (managers[i] instanceof X509ExtendedKeyManager keys
          && !(keys instanceof SniX509ExtendedKeyManager)) {
        managers[i] = newSniX509ExtendedKeyManager(keys);
      }
    }
    return managers;
  }

  /**
   * The alias to serve with; null when it is not of this kind of key: then TLS asks for the next
   * kind that the client takes.
   */
  @Override
  public String sniSelect(
      String kind, Principal[] issuers, SSLSession session, String sni, Collection<X509> fitting) {
    String name = sni == null ? asked(session) : sni;
    List<X509> named = certificates.values().stream().filter(each -> each.matches(name)).toList();
    if (named.isEmpty()) {
      return certificates.values().stream()
          .filter(each -> takes(session, each))
          .findFirst()
          .filter(fitting::contains)
          .map(X509::getAlias)
          .orElse(null);
    }
    String host = name.toLowerCase(Locale.ROOT);
    // A name in full goes before a wildcard; the order of the aliases decides between equals.
    return named.stream()
        .filter(fitting::contains)
        .min(Comparator.comparing(each -> !each.getHosts().contains(host)))
        .map(X509::getAlias)
        .orElse(null);
  }

  /** The name that the client asks for; empty when it asks for none. */
  private static String asked(SSLSession session) {
    if (session instanceof ExtendedSSLSession handshake) {
      for (SNIServerName name : handshake.getRequestedServerNames()) {
        if (name instanceof SNIHostName host) {
          return host.getAsciiName();
        }
      }
    }
    return "";
  }

  /** True when the client verifies signatures of such a key. */
  private static boolean takes(SSLSession session, X509 certificate) {
    if (!(session instanceof ExtendedSSLSession handshake)) {
      return true;
    }
    String[] algorithms = handshake.getPeerSupportedSignatureAlgorithms();
    String kind = certificate.getCertificate().getPublicKey().getAlgorithm();
    String mark = kind.equals("EC") ? "ECDSA" : kind.equals("EdDSA") ? "Ed" : kind;
    return algorithms.length == 0 || Stream.of(algorithms).anyMatch(each -> each.contains(mark));
  }
}
