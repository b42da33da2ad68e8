package io.windlass.wsman.security.certificate;

import java.security.cert.CertificateException;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The certificates that this host has with their private keys. Safe for use by several threads. */
@ProviderType
public interface HostCertificates {
  /**
   * Finds the one to serve HTTPS with (MS-WSMV §3.1.4.1.29.5).
   *
   * @param hostname the name that it must have; empty for any with a thumbprint, for those of this
   *     host without
   * @param thumbprint its SHA-1 in hexadecimal digits; empty for any with the name
   * @return its thumbprint in capital digits; empty when there is none
   * @throws CertificateException when the one with that thumbprint cannot serve that name; the
   *     message says why
   */
  Optional<String> find(String hostname, String thumbprint) throws CertificateException;
}
