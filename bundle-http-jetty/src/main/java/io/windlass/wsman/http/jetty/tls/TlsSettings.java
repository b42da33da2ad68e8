package io.windlass.wsman.http.jetty.tls;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What an HTTPS listener shows and wants to be shown.
 *
 * @param keys its certificates with their keys
 * @param alias the only one to use of them; empty for all, of which the client's SNI chooses
 * @param clients how certificates of clients are judged; empty when none is asked for
 */
public record TlsSettings(Source keys, String alias, Optional<Clients> clients) {
  /**
   * A file of keys or certificates.
   *
   * @param file a key store (PKCS#12, JKS), or certificates in PEM
   * @param keyFile the PEM file with the key of the first certificate; empty for a key store
   * @param password of the key store
   * @param passwordFile whose first line is the password; empty when it is given
   */
  public record Source(
      Path file, Optional<Path> keyFile, String password, Optional<Path> passwordFile) {
    /** Never shows a password. */
    @Override
    public String toString() {
      return file.toString();
    }
  }

  /**
   * How certificates of clients are judged.
   *
   * @param authorities whose certificates are believed
   * @param crl a file with the lists of those that are revoked; empty for none
   * @param ocsp whether the responder is asked that a certificate names
   */
  public record Clients(Source authorities, Optional<Path> crl, boolean ocsp) {}

  /** With everything in a key store and no clients. */
  public static TlsSettings of(Path keystore, String password, String alias) {
    return new TlsSettings(
        new Source(keystore, Optional.empty(), password, Optional.empty()),
        alias,
        Optional.empty());
  }
}
