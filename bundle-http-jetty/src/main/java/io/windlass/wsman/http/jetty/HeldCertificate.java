package io.windlass.wsman.http.jetty;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.util.ssl.X509;

/** A certificate of this host, and where its private key is. */
record HeldCertificate(KeyStore store, String alias, String password, X509Certificate certificate) {
  /** The one of an alias; empty when that is none of the kind that TLS uses. */
  static Optional<HeldCertificate> of(KeyStore store, String alias, String password)
      throws GeneralSecurityException {
    return store.getCertificate(alias) instanceof X509Certificate certificate
        ? Optional.of(new HeldCertificate(store, alias, password, certificate))
        : Optional.empty();
  }

  /** SHA-1 of a certificate in capital hexadecimal digits, as Windows calls it by. */
  static String thumbprint(X509Certificate certificate) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-1").digest(certificate.getEncoded());
      return HexFormat.of().withUpperCase().formatHex(digest);
    } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
      throw new IllegalStateException("every JDK has SHA-1, and it was decoded before", e);
    }
  }

  String thumbprint() {
    return thumbprint(certificate);
  }

  /** True when it is for a host of that name or address. */
  boolean isFor(String hostname) {
    return new X509(alias, certificate).matches(hostname);
  }

  /**
   * Makes sure that it can be served now.
   *
   * @throws CertificateException when not; the message says why
   */
  void requireValid() throws CertificateException {
    try {
      certificate.checkValidity();
    } catch (CertificateNotYetValidException e) {
      throw new CertificateException(
          "the certificate %s is valid from %s on only"
              .formatted(thumbprint(), certificate.getNotBefore().toInstant()),
          e);
    } catch (CertificateException e) {
      throw new CertificateException(
          "the certificate %s ended at %s"
              .formatted(thumbprint(), certificate.getNotAfter().toInstant()),
          e);
    }
  }

  /** Its key to serve with. */
  KeyFiles.Opened opened() {
    return new KeyFiles.Opened(store, password, List.of(alias));
  }

  /** Never shows the password. */
  @Override
  public String toString() {
    return "the certificate " + thumbprint();
  }
}
