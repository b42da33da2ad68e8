package io.windlass.wsman.security.certificate;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Certificates and keys as text (RFC 7468). Messages of exceptions go on after the name of the
 * file: they tell the cause and what to do.
 */
public final class Pem {
  private static final String BEGIN = "-----BEGIN ";
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);

  /** Kinds of key, with a signature that shows whether key and certificate are a pair. */
  private static final Map<String, String> SIGNATURES =
      Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "Ed25519");

  private Pem() {}

  /**
   * What stands between a begin and its end.
   *
   * @param label such as {@code CERTIFICATE}
   */
  public record Block(String label, String text) {
    /**
     * The octets.
     *
     * @throws IllegalArgumentException when it is no base64
     */
    byte[] octets() {
      return Base64.getMimeDecoder().decode(text);
    }

    /**
     * The certificate that it is.
     *
     * @throws CertificateException when it is none
     */
    public X509Certificate certificate() throws CertificateException {
      try {
        return (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(octets()));
      } catch (IllegalArgumentException e) {
        throw new CertificateException(e.getMessage(), e);
      }
    }

    /**
     * The PKCS#8 key that it is: RSA, EC or Ed25519.
     *
     * @throws InvalidKeyException when it is none of them
     */
    public PrivateKey key() throws InvalidKeyException {
      try {
        PKCS8EncodedKeySpec octets = new PKCS8EncodedKeySpec(octets());
        for (String kind : List.of("RSA", "EC", "Ed25519")) {
          try {
            return KeyFactory.getInstance(kind).generatePrivate(octets);
          } catch (InvalidKeySpecException next) {
            // Of another kind: each factory takes its own only.
            continue;
          }
        }
      } catch (IllegalArgumentException e) {
        throw new InvalidKeyException("is damaged: it is not Base64", e);
      } catch (GeneralSecurityException e) {
        throw new InvalidKeyException("has a key that cannot be read: " + e.getMessage(), e);
      }
      throw new InvalidKeyException(
          "is damaged, or its key is neither RSA, EC nor Ed25519; look at it by: openssl pkey"
              + " -noout -text -in FILE");
    }

    /** Never shows what may be a key. */
    @Override
    public String toString() {
      return label;
    }
  }

  /** True when there is something of the kind in a text. */
  public static boolean is(String text) {
    return text.contains(BEGIN);
  }

  /** The blocks of a text, in its order; without one that does not end. */
  public static List<Block> blocks(String text) {
    List<Block> found = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(text);
    while (matcher.find()) {
      found.add(new Block(matcher.group(1), matcher.group(2)));
    }
    return found;
  }

  /** True when a text ends in the middle of a block: half a chain says nothing of its rest. */
  public static boolean endsEarly(String text) {
    int end = text.lastIndexOf("-----END ");
    return text.indexOf(BEGIN, Math.max(end, 0)) >= 0;
  }

  /** True when a certificate is about the public half of a key. */
  public static boolean isPair(PrivateKey key, PublicKey certified) {
    if (!key.getAlgorithm().equals(certified.getAlgorithm())) {
      return false;
    }
    byte[] text = {'p', 'a', 'i', 'r'};
    try {
      Signature signature = Signature.getInstance(SIGNATURES.get(key.getAlgorithm()));
      signature.initSign(key);
      signature.update(text);
      byte[] signed = signature.sign();
      signature.initVerify(certified);
      signature.update(text);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      // The curves differ, or the lengths.
      return false;
    }
  }

  /**
   * The certificates of a text, in its order; at least one.
   *
   * @throws CertificateException when there is none, or one that cannot be read
   */
  public static List<X509Certificate> certificates(String text) throws CertificateException {
    List<X509Certificate> found = new ArrayList<>();
    for (Block block : blocks(text)) {
      if (block.label().equals("CERTIFICATE")) {
        try {
          found.add(block.certificate());
        } catch (CertificateException e) {
          throw new CertificateException("has a certificate that is none: " + e.getMessage(), e);
        }
      }
    }
    if (found.isEmpty() || endsEarly(text)) {
      throw new CertificateException(
          found.isEmpty()
              ? "has no certificate (BEGIN CERTIFICATE)"
              : "ends in the middle of a block: write it again");
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
    for (Block block : blocks(text)) {
      if (block.label().equals("PRIVATE KEY")) {
        PrivateKey key = block.key();
        if (!isPair(key, certificate.getPublicKey())) {
          throw new InvalidKeyException("has the key of another certificate than its first");
        }
        return key;
      }
      if (block.label().endsWith("PRIVATE KEY")) {
        throw new InvalidKeyException(
            "has a key that is encrypted or of an older form (BEGIN "
                + block.label()
                + "): convert it with: openssl pkcs8 -topk8 -nocrypt -in OLD -out NEW, or use a"
                + " PKCS12 key store");
      }
    }
    throw new InvalidKeyException("has no key (BEGIN PRIVATE KEY)");
  }
}
