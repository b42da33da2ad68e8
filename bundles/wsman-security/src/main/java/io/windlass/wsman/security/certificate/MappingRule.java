package io.windlass.wsman.security.certificate;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which certificates stand for a user where (MS-WSMV §2.2.4.3). Immutable.
 *
 * @param issuer the thumbprint of the certificate that issued the client's: 40 (SHA-1) or 64
 *     (SHA-256) hexadecimal digits
 * @param subject a name with one asterisk at its beginning or end, or none; a distinguished name
 *     when an equals sign is in it
 * @param uri a resource URI, maybe with an asterisk at its end
 * @param user the account
 */
public record MappingRule(String issuer, String subject, String uri, String user) {
  /**
   * Checks and normalizes.
   *
   * @throws IllegalArgumentException when it is no rule; the message names the cause
   */
  public MappingRule {
    issuer = issuer.replaceAll("[\\s:]", "").toLowerCase(Locale.ROOT);
    if (!issuer.matches("[0-9a-f]{40}|[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "Issuer is no thumbprint of 40 or 64 hexadecimal digits: \"" + issuer + "\"");
    }
    subject = subject.strip();
    if (!pattern(subject, true)) {
      throw new IllegalArgumentException(
          "Subject is a name with one * at its beginning or end, or none: \"" + subject + "\"");
    }
    uri = uri.strip();
    if (!pattern(uri, false) || uri.matches(".*[\\s?].*")) {
      throw new IllegalArgumentException(
          "URI is a resource URI without blanks and ?, maybe with a * at its end: \"" + uri + "\"");
    }
    user = user.strip();
    if (user.isEmpty()) {
      throw new IllegalArgumentException("UserName is empty");
    }
  }

  private static boolean pattern(String text, boolean mayBegin) {
    int star = text.indexOf('*');
    boolean one = star == text.lastIndexOf('*');
    return !text.isEmpty()
        && (star < 0 || one && (star == text.length() - 1 || star == 0 && mayBegin));
  }

  /**
   * Whether a certificate is meant.
   *
   * @param names of the client's certificate
   * @param issuedBy the certificate that issued it
   */
  public boolean fits(CertificateNames names, X509Certificate issuedBy) {
    if (!thumbprint(issuedBy, issuer.length() == 40 ? "SHA-1" : "SHA-256").equals(issuer)) {
      return false;
    }
    if (subject.indexOf('=') > 0) {
      return matches(subject, names.subject());
    }
    return names.alternatives().stream().anyMatch(name -> matches(subject, name));
  }

  /** Whether a resource is meant. */
  public boolean fits(String resourceUri) {
    return matches(uri, resourceUri);
  }

  private static boolean matches(String pattern, String text) {
    String wanted = pattern.toLowerCase(Locale.ROOT);
    String found = text.toLowerCase(Locale.ROOT);
    if (wanted.endsWith("*")) {
      return found.startsWith(wanted.substring(0, wanted.length() - 1));
    }
    return wanted.startsWith("*") ? found.endsWith(wanted.substring(1)) : found.equals(wanted);
  }

  /**
   * The rule that counts of those that fit: with the longest subject, then with the longest URI
   * (MS-WSMV §3.1.4.1.35).
   *
   * @return empty when there is none, or more than one that is as good
   */
  public static Optional<MappingRule> best(Collection<MappingRule> fitting) {
    int subject = fitting.stream().mapToInt(rule -> rule.subject().length()).max().orElse(0);
    int uri =
        fitting.stream()
            .filter(rule -> rule.subject().length() == subject)
            .mapToInt(rule -> rule.uri().length())
            .max()
            .orElse(0);
    List<MappingRule> left =
        fitting.stream()
            .filter(rule -> rule.subject().length() == subject && rule.uri().length() == uri)
            .toList();
    return left.size() == 1 ? Optional.of(left.get(0)) : Optional.empty();
  }

  /** The SHA-1 hash of a certificate, by which Windows calls it: 40 digits in lower case. */
  public static String thumbprint(X509Certificate certificate) {
    return thumbprint(certificate, "SHA-1");
  }

  private static String thumbprint(X509Certificate certificate, String algorithm) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance(algorithm).digest(certificate.getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a certificate without a hash", e);
    }
  }
}
