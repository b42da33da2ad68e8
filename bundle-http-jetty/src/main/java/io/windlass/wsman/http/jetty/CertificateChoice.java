package io.windlass.wsman.http.jetty;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which certificate of this host a listener serves (MS-WSMV §3.1.4.1.29.5).
 *
 * @param hostname the name that it must have; empty: any with a thumbprint, a name of this host
 *     without
 * @param thumbprint its SHA-1; empty: any that fits
 */
record CertificateChoice(String hostname, String thumbprint) {
  /**
   * Finds it. Of several that fit the one that is valid for longest is taken.
   *
   * @return empty when there is none
   * @throws CertificateException when the one with the thumbprint does not fit; the message says
   *     why
   */
  Optional<HeldCertificate> in(List<HeldCertificate> held) throws CertificateException {
    if (!thumbprint.isEmpty()) {
      Optional<HeldCertificate> named =
          held.stream().filter(each -> each.thumbprint().equalsIgnoreCase(thumbprint)).findFirst();
      if (named.isPresent()) {
        named.get().requireValid();
        if (!hostname.isEmpty() && !named.get().isFor(hostname)) {
          throw new CertificateException(
              "the certificate %s is not for Hostname = %s".formatted(thumbprint, hostname));
        }
      }
      return named;
    }
    Set<String> names = hostname.isEmpty() ? ofThisHost() : Set.of(hostname);
    return held.stream()
        .filter(each -> names.stream().anyMatch(each::isFor))
        .filter(CertificateChoice::isValid)
        .max(Comparator.comparing(each -> each.certificate().getNotAfter()));
  }

  /**
   * Opens it in a directory.
   *
   * @throws IOException when there is none that fits; the message says why and what to do
   */
  KeyFiles.Opened open(CertificateDirectory directory) throws IOException {
    CertificateDirectory.Content content = directory.read();
    try {
      return in(content.certificates())
          .map(HeldCertificate::opened)
          .orElseThrow(() -> new IOException(missing(directory) + content.complaint()));
    } catch (CertificateException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private String missing(CertificateDirectory directory) {
    String which =
        !thumbprint.isEmpty()
            ? "with CertificateThumbprint = " + thumbprint
            : hostname.isEmpty()
                ? "for a name of this host (" + String.join(", ", ofThisHost()) + ")"
                : "for Hostname = " + hostname;
    return "no valid certificate %s is in %s: put NAME.p12 with NAME.password, or NAME.pem with NAME.key there, or let the listener name its keystore"
        .formatted(which, directory.path());
  }

  private static boolean isValid(HeldCertificate each) {
    try {
      each.requireValid();
      return true;
    } catch (CertificateException e) {
      return false;
    }
  }

  private static Set<String> ofThisHost() {
    Set<String> names = new LinkedHashSet<>();
    try {
      InetAddress local = InetAddress.getLocalHost();
      names.add(local.getCanonicalHostName());
      names.add(local.getHostName());
    } catch (UnknownHostException nameless) {
      // localhost remains
    }
    names.add("localhost");
    return names;
  }
}
