package io.windlass.wsman.security.certificate;

import io.windlass.wsman.security.SecurityFailure;
import io.windlass.wsman.security.der.Der;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/**
 * The names that a certificate gives its owner.
 *
 * @param subject its distinguished name (RFC 2253)
 * @param alternatives user principal names and DNS names; the common name where there are none
 */
public record CertificateNames(String subject, List<String> alternatives) {
  private static final int OTHER_NAME = 0;
  private static final int DNS_NAME = 2;
  private static final int MOST = 64;
  private static final int UTF8_STRING = 0x0c;
  private static final String UPN = "1.3.6.1.4.1.311.20.2.3";

  public CertificateNames {
    alternatives = List.copyOf(alternatives);
  }

  /**
   * Reads them.
   *
   * @throws SecurityFailure when its alternative names cannot be read: it may stand for anybody
   *     then
   */
  public static CertificateNames of(X509Certificate certificate) throws SecurityFailure {
    String subject = certificate.getSubjectX500Principal().getName();
    List<String> found = new ArrayList<>();
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      for (List<?> name : names == null ? List.<List<?>>of() : names) {
        if (found.size() < MOST && name.get(0).equals(DNS_NAME)) {
          found.add((String) name.get(1));
        } else if (found.size() < MOST && name.get(0).equals(OTHER_NAME)) {
          upn((byte[]) name.get(1)).ifPresent(found::add);
        }
      }
    } catch (CertificateParsingException e) {
      throw new SecurityFailure(
          SecurityFailure.Kind.MALFORMED, "The names of the certificate cannot be read", e);
    }
    if (found.isEmpty()) {
      commonName(subject).ifPresent(found::add);
    }
    return new CertificateNames(subject, found);
  }

  /** A user principal name, when an other name is one. */
  static Optional<String> upn(byte[] otherName) throws SecurityFailure {
    Der fields = Der.of(otherName).next();
    if (!fields.oid().equals(UPN)) {
      return Optional.empty();
    }
    Der value = fields.next(Der.CONTEXT);
    // Java wraps it once more than it is in the certificate.
    return Optional.of((value.tag() == Der.CONTEXT ? value.next() : value).text(UTF8_STRING));
  }

  private static Optional<String> commonName(String subject) {
    try {
      for (Rdn part : new LdapName(subject).getRdns()) {
        if (part.getType().equalsIgnoreCase("CN") && part.getValue() instanceof String text) {
          return Optional.of(text);
        }
      }
    } catch (InvalidNameException e) {
      // Then it has none that anybody could write into a rule.
      return Optional.empty();
    }
    return Optional.empty();
  }
}
