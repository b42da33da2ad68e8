package io.windlass.wsman.http.jetty;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CRL;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.PKIXRevocationChecker.Option;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/**
 * How it is found out whether certificates of clients were revoked. Whatever cannot be found out
 * refuses the certificate.
 *
 * @param lists the CRLs to look into; empty when none are, and a list without any refuses everybody
 * @param ocsp whether the authorities are asked
 */
record Revocation(Optional<List<X509CRL>> lists, boolean ocsp) {
  /** Takes every certificate. */
  static final Revocation NONE = new Revocation(Optional.empty(), false);

  private static final long MAX_BYTES = 64L << 20;

  /**
   * The lists of a file, PEM or DER, at least one.
   *
   * @throws IOException when it cannot be used; the message says why
   */
  static List<X509CRL> read(Path file) throws IOException {
    byte[] content = FileErrors.read("crlFile", file, MAX_BYTES);
    try {
      Collection<? extends CRL> found =
          CertificateFactory.getInstance("X.509").generateCRLs(new ByteArrayInputStream(content));
      if (found.isEmpty()) {
        throw new IOException("crlFile " + file + " has no CRL");
      }
      return found.stream().map(X509CRL.class::cast).toList();
    } catch (GeneralSecurityException e) {
      throw new IOException(
          "crlFile %s is no CRL, neither PEM nor DER: %s".formatted(file, FileErrors.reason(e)), e);
    }
  }

  /**
   * Refuses a certificate that is on a list, whoever signed the list, and every one when there is
   * no list to look into. PKIX alone does not look at those that are in the trust store themselves.
   */
  void refuseListed(X509Certificate certificate) throws CertPathValidatorException {
    if (lists.isPresent() && lists.get().isEmpty()) {
      throw new CertPathValidatorException("crlFile cannot be used");
    }
    for (X509CRL list : lists.orElse(List.of())) {
      if (list.isRevoked(certificate)) {
        throw new CertPathValidatorException("Certificate has been revoked (crlFile)");
      }
    }
  }

  /** What PKIX has to check of a path; it takes one of them at a time. */
  List<PKIXRevocationChecker> checks() throws GeneralSecurityException {
    List<PKIXRevocationChecker> checks = new ArrayList<>();
    if (lists.isPresent()) {
      checks.add(checker(EnumSet.of(Option.PREFER_CRLS, Option.NO_FALLBACK)));
    }
    if (ocsp) {
      // Without SOFT_FAIL: an authority that does not answer refuses the certificate.
      checks.add(checker(EnumSet.of(Option.NO_FALLBACK)));
    }
    return checks;
  }

  private static PKIXRevocationChecker checker(Set<Option> options)
      throws GeneralSecurityException {
    PKIXRevocationChecker checker =
        (PKIXRevocationChecker) CertPathBuilder.getInstance("PKIX").getRevocationChecker();
    checker.setOptions(options);
    return checker;
  }

  /** Where PKIX finds the lists. */
  CertStore store() throws GeneralSecurityException {
    return CertStore.getInstance(
        "Collection", new CollectionCertStoreParameters(lists.orElse(List.of())));
  }

  /** What is wrong with the lists for a certificate of which PKIX can say no more; may be empty. */
  String explain(X509Certificate certificate) {
    if (lists.isEmpty()) {
      return "";
    }
    X500Principal issuer = certificate.getIssuerX500Principal();
    List<X509CRL> own =
        lists.get().stream().filter(each -> each.getIssuerX500Principal().equals(issuer)).toList();
    if (own.isEmpty()) {
      return "crlFile has no CRL of " + issuer.getName();
    }
    Date now = new Date();
    boolean ended =
        own.stream()
            .allMatch(each -> each.getNextUpdate() != null && each.getNextUpdate().before(now));
    return ended ? "the CRL of " + issuer.getName() + " in crlFile has expired" : "";
  }
}
