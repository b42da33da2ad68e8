package io.windlass.wsman.http.jetty.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
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

/** Certificates and keys as text (RFC 7468). Errors name the file, the cause and what to do. */
final class PemFile {
  private static final int MAX_BYTES = 4 << 20;
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----\\s([^-]*)-----END \\1-----");

  private PemFile() {}

  /** True when there is such text in a file. */
  static boolean is(byte[] octets) {
    return new String(octets, StandardCharsets.ISO_8859_1).contains("-----BEGIN ");
  }

  /** The certificates of a file, in its order; at least one. */
  static List<X509Certificate> certificates(Path file) throws IOException {
    List<X509Certificate> found = new ArrayList<>();
    Matcher block = BLOCK.matcher(text(file));
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      while (block.find()) {
        if (block.group(1).equals("CERTIFICATE")) {
          byte[] octets = Base64.getMimeDecoder().decode(block.group(2));
          found.add(
              (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(octets)));
        }
      }
    } catch (CertificateException | IllegalArgumentException e) {
      throw new IOException(file + " has a certificate that is none: " + e.getMessage(), e);
    }
    if (found.isEmpty()) {
      throw new IOException(file + " has no certificate (BEGIN CERTIFICATE)");
    }
    return found;
  }

  /**
   * The key of a file, which has to be that of a certificate.
   *
   * @param certificate whose public key it fits
   */
  static PrivateKey key(Path file, X509Certificate certificate) throws IOException {
    String text = text(file);
    requirePrivate(file);
    Matcher block = BLOCK.matcher(text);
    while (block.find()) {
      String kind = block.group(1);
      if (kind.equals("PRIVATE KEY")) {
        return fitting(file, certificate, Base64.getMimeDecoder().decode(block.group(2)));
      }
      if (kind.endsWith("PRIVATE KEY")) {
        throw new IOException(
            file
                + (kind.startsWith("ENCRYPTED") ? " is encrypted" : " is a key of an older form")
                + " (BEGIN "
                + kind
                + "): convert it with: openssl pkcs8 -topk8 -nocrypt -in "
                + file
                + " -out NEW, or use a PKCS12 key store");
      }
    }
    throw new IOException(file + " has no key (BEGIN PRIVATE KEY)");
  }

  private static PrivateKey fitting(Path file, X509Certificate certificate, byte[] octets)
      throws IOException {
    String algorithm = certificate.getPublicKey().getAlgorithm();
    try {
      PrivateKey key =
          KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(octets));
      Signature signature = Signature.getInstance(signatureOf(algorithm));
      signature.initSign(key);
      signature.update(octets);
      byte[] signed = signature.sign();
      signature.initVerify(certificate.getPublicKey());
      signature.update(octets);
      if (signature.verify(signed)) {
        return key;
      }
    } catch (GeneralSecurityException otherKey) {
      throw new IOException(
          file + " is not the key of the certificate, which has one of " + algorithm, otherKey);
    }
    throw new IOException(file + " is not the key of the certificate: it belongs to another");
  }

  private static String signatureOf(String algorithm) {
    return switch (algorithm) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> algorithm;
    };
  }

  /** The group may read it, as that of a service's account does; others may not. */
  private static void requirePrivate(Path file) throws IOException {
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
      throw new IOException(file + " may be read by everybody: run chmod o-rwx " + file);
    }
  }

  private static String text(Path file) throws IOException {
    if (Files.notExists(file)) {
      throw new IOException("there is no file " + file);
    }
    if (Files.size(file) > MAX_BYTES) {
      throw new IOException(file + " is larger than " + MAX_BYTES + " bytes");
    }
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
  }
}
