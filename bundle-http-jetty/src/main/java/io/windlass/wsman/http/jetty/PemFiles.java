package io.windlass.wsman.http.jetty;

import io.windlass.wsman.security.certificate.Pem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Certificates and private keys in PEM files. Every failure is an {@link IOException} whose message
 * names the file, the cause and what to do about it.
 */
final class PemFiles {
  /** More than any chain or list of authorities; what is larger is another file. */
  private static final long MAX_BYTES = 4L << 20;

  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private PemFiles() {}

  /** True when a file is PEM by its looks. */
  static boolean isPem(byte[] content) {
    return Pem.is(new String(content, StandardCharsets.ISO_8859_1));
  }

  /**
   * The certificates of a file, at least one, in their order.
   *
   * @param property what the configuration calls the file
   */
  static List<X509Certificate> certificates(String property, Path file) throws IOException {
    List<X509Certificate> found = new ArrayList<>();
    for (Pem.Block block : blocks(property, file)) {
      if (block.label().equals("CERTIFICATE")) {
        try {
          found.add(block.certificate());
        } catch (CertificateException e) {
          throw new IOException(
              "%s %s: its certificate no. %d is damaged: %s"
                  .formatted(property, file, found.size() + 1, FileErrors.reason(e)),
              e);
        }
      }
    }
    if (found.isEmpty()) {
      throw new IOException(
          "%s %s has no BEGIN CERTIFICATE; a binary one is converted by: openssl x509 -inform DER -in %s -out NEW"
              .formatted(property, file, file));
    }
    return found;
  }

  /**
   * A chain to serve with: each certificate is followed by its issuer, and the first is the key's.
   */
  static List<X509Certificate> chain(Path file, PrivateKey key) throws IOException {
    List<X509Certificate> chain = certificates("certificateFile", file);
    if (!Pem.isPair(key, chain.get(0).getPublicKey())) {
      for (X509Certificate other : chain) {
        if (Pem.isPair(key, other.getPublicKey())) {
          throw new IOException(
              "certificateFile %s: the certificate of the key is not the first: put it before its issuers"
                  .formatted(file));
        }
      }
      throw new IOException(
          "certificateFile %s: keyFile has the key of another certificate: give the two that belong together"
              .formatted(file));
    }
    for (int i = 1; i < chain.size(); i++) {
      X509Certificate before = chain.get(i - 1);
      if (!before.getIssuerX500Principal().equals(chain.get(i).getSubjectX500Principal())) {
        throw new IOException(
            "certificateFile %s: certificate no. %d did not issue the one before: put each before its issuer"
                .formatted(file, i + 1));
      }
    }
    return chain;
  }

  /** The private key of a file that only its owner may read: RSA, EC or Ed25519. */
  static PrivateKey key(Path file) throws IOException {
    for (Pem.Block block : blocks("keyFile", file)) {
      switch (block.label()) {
        case "PRIVATE KEY":
          onlyItsOwners(file);
          return decode(file, block);
        case "ENCRYPTED PRIVATE KEY":
          throw convert(file, "its key is encrypted");
        case "RSA PRIVATE KEY", "EC PRIVATE KEY", "DSA PRIVATE KEY":
          throw convert(file, "its key is a \"" + block.label() + "\", not PKCS#8");
        default:
          // Parameters of the curve, or a certificate in the same file.
      }
    }
    throw new IOException(
        "keyFile %s has no BEGIN PRIVATE KEY; a binary one is converted by: openssl pkey -inform DER -in %s -out NEW"
            .formatted(file, file));
  }

  private static IOException convert(Path file, String what) {
    return new IOException(
        "keyFile %s: %s; convert it by: openssl pkcs8 -topk8 -nocrypt -in %s -out NEW && chmod 600 NEW"
            .formatted(file, what, file));
  }

  private static void onlyItsOwners(Path file) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Set<PosixFilePermission> allowed = EnumSet.copyOf(OTHERS);
      allowed.retainAll(Files.getPosixFilePermissions(file));
      if (!allowed.isEmpty()) {
        throw new IOException(
            "keyFile %s may be read or changed by others than its owner; run: chmod 600 %s"
                .formatted(file, file));
      }
    }
  }

  private static PrivateKey decode(Path file, Pem.Block block) throws IOException {
    try {
      return block.key();
    } catch (InvalidKeyException e) {
      throw new IOException("keyFile %s %s".formatted(file, e.getMessage()), e);
    }
  }

  private static List<Pem.Block> blocks(String property, Path file) throws IOException {
    String text =
        new String(FileErrors.read(property, file, MAX_BYTES), StandardCharsets.ISO_8859_1);
    // Half a chain would be served without a word.
    if (Pem.endsEarly(text)) {
      throw new IOException(
          "%s %s ends in the middle of a block: write it again".formatted(property, file));
    }
    return Pem.blocks(text);
  }
}
