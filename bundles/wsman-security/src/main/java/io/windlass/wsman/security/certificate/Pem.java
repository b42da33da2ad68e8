package io.windlass.wsman.security.certificate;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Certificates and keys as text (RFC 7468). Messages of exceptions go on after the name of the
 * file: they tell the cause and what to do.
 */
public final class Pem {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----\\s([^-]*)-----END \\1-----");

  private Pem() {}

  /** True when there is something of the kind in a text. */
  public static boolean is(String text) {
    return text.contains("-----BEGIN ");
  }

  /**
   * The certificates of a text, in its order; at least one.
   *
   * @throws CertificateException when there is none, or one that cannot be read
   */
  public static List<X509Certificate> certificates(String text) throws CertificateException {
    List<X509Certificate> found = new ArrayList<>();
    Matcher block = BLOCK.matcher(text);
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    try {
      while (block.find()) {
        if (block.group(1).equals("CERTIFICATE")) {
          byte[] octets = Base64.getMimeDecoder().decode(block.group(2));
          found.add(
              (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(octets)));
        }
      }
    } catch (CertificateException | IllegalArgumentException e) {
      throw new CertificateException("has a certificate that is none: " + e.getMessage(), e);
    }
    if (found.isEmpty()) {
      throw new CertificateException("has no certificate (BEGIN CERTIFICATE)");
    }
    return found;
  }

  /**
   * The key in a text, in PKCS#8 and not encrypted.
   *
   * @param certificate whose key it has to be
   * @throws InvalidKeyException when there is none, or one of another kind or certificate
   */
  public static PrivateKey key(String text, X509Certificate certificate)
      throws InvalidKeyException {
    Matcher block = BLOCK.matcher(text);
    while (block.find()) {
      String kind = block.group(1);
      if (kind.equals("PRIVATE KEY")) {
        return fitting(certificate, decoded(block.group(2)));
      }
      if (kind.endsWith("PRIVATE KEY")) {
        throw new InvalidKeyException(
            (kind.startsWith("ENCRYPTED") ? "is encrypted" : "has a key of an older form")
                + " (BEGIN "
                + kind
                + "): convert it with: openssl pkcs8 -topk8 -nocrypt -in OLD -out NEW, or use a"
                + " PKCS12 key store");
      }
    }
    throw new InvalidKeyException("has no key (BEGIN PRIVATE KEY)");
  }

  private static byte[] decoded(String text) throws InvalidKeyException {
    try {
      return Base64.getMimeDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new InvalidKeyException("has a key that is no base64: " + e.getMessage(), e);
    }
  }

  private static PrivateKey fitting(X509Certificate certificate, byte[] octets)
      throws InvalidKeyException {
    String algorithm = certificate.getPublicKey().getAlgorithm();
    boolean fits;
    PrivateKey key;
    try {
      key = KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(octets));
      Signature signature = Signature.getInstance(signatureOf(algorithm));
      signature.initSign(key);
      signature.update(octets);
      byte[] signed = signature.sign();
      signature.initVerify(certificate.getPublicKey());
      signature.update(octets);
      fits = signature.verify(signed);
    } catch (GeneralSecurityException otherKey) {
      throw new InvalidKeyException(
          "is not the key of the certificate, which has one of " + algorithm, otherKey);
    }
    if (!fits) {
      throw new InvalidKeyException("is not the key of the certificate: it belongs to another");
    }
    return key;
  }

  private static String signatureOf(String algorithm) {
    return switch (algorithm) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> algorithm;
    };
  }
}
