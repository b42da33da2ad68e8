package io.windlass.wsman.http.jetty;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** Opens the file with the authorities that issue the certificates of clients. */
final class TrustFiles {
  private static final long MAX_BYTES = 16L << 20;

  private TrustFiles() {}

  /**
   * The authorities, at least one.
   *
   * @throws IOException when the file cannot be used; the message says why
   */
  static Set<TrustAnchor> anchors(TlsSettings.Clients clients) throws IOException {
    Path file = clients.authorities();
    Set<TrustAnchor> anchors = new LinkedHashSet<>();
    if (PemFiles.isPem(FileErrors.read("truststore", file, MAX_BYTES))) {
      for (X509Certificate certificate : PemFiles.certificates("truststore", file)) {
        anchors.add(new TrustAnchor(certificate, null));
      }
      return anchors;
    }
    try {
      KeyStore store = KeyFiles.load("truststore", file, KeyFiles.password(clients.password()));
      for (String alias : Collections.list(store.aliases())) {
        if (store.isCertificateEntry(alias)
            && store.getCertificate(alias) instanceof X509Certificate certificate) {
          anchors.add(new TrustAnchor(certificate, null));
        }
      }
    } catch (GeneralSecurityException e) {
      throw new IOException("truststore " + file + ": " + FileErrors.reason(e), e);
    }
    if (anchors.isEmpty()) {
      throw new IOException(
          "truststore %s has no trusted certificate; add one by: keytool -importcert -trustcacerts -alias NAME -file CA.pem -keystore %s"
              .formatted(file, file));
    }
    return anchors;
  }
}
