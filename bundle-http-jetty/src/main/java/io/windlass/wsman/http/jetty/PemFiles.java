package io.windlass.wsman.http.jetty;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Certificates and private keys in PEM files. Every failure is an {@link IOException} whose message
 * names the file, the cause and what to do about it.
 */
final class PemFiles {
  /** More than any chain or list of authorities; what is larger is another file. */
  private static final long MAX_BYTES = 4L << 20;

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);
  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  /** Kinds of key, with a signature that shows whether key and certificate are a pair. */
  private static final Map<String, String> SIGNATURES =
      Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "Ed25519");

  private record Block(String label, String text) {
    byte[] bytes() {
      return Base64.getMimeDecoder().decode(text);
    }
  }

  private PemFiles() {}

  /** True when a file is PEM by its looks. */
  static boolean isPem(byte[] content) {
    return new String(content, StandardCharsets.ISO_8859_1).contains("-----BEGIN ");
  }

  /**
   * The certificates of a file, at least one, in their order.
   *
   * @param property what the configuration calls the file
   */
  static List<X509Certificate> certificates(String property, Path file) throws IOException {
    List<X509Certificate> found = new ArrayList<>();
    for (Block block : blocks(property, file)) {
      if (block.label().equals("CERTIFICATE")) {
        try {
          CertificateFactory factory = CertificateFactory.getInstance("X.509");
          found.add(
              (X509Certificate)
                  factory.generateCertificate(new ByteArrayInputStream(block.bytes())));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
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
    if (!isPair(key, chain.get(0).getPublicKey())) {
      for (X509Certificate other : chain) {
        if (isPair(key, other.getPublicKey())) {
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
    for (Block block : blocks("keyFile", file)) {
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

  private static PrivateKey decode(Path file, Block block) throws IOException {
    byte[] octets;
    try {
      octets = block.bytes();
    } catch (IllegalArgumentException e) {
      throw new IOException("keyFile %s is damaged: it is not Base64".formatted(file), e);
    }
    for (String kind : List.of("RSA", "EC", "Ed25519")) {
      try {
        return KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(octets));
      } catch (InvalidKeySpecException next) {
        // Of another kind: each factory takes its own only.
        continue;
      } catch (GeneralSecurityException e) {
        throw new IOException("keyFile %s: %s".formatted(file, FileErrors.reason(e)), e);
      }
    }
    throw new IOException(
        "keyFile %s is damaged, or its key is neither RSA, EC nor Ed25519; look at it by: openssl pkey -noout -text -in %s"
            .formatted(file, file));
  }

  private static boolean isPair(PrivateKey key, PublicKey certified) throws IOException {
    if (!key.getAlgorithm().equals(certified.getAlgorithm())) {
      return false;
    }
    byte[] text = "a pair".getBytes(StandardCharsets.US_ASCII);
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

  private static List<Block> blocks(String property, Path file) throws IOException {
    String text =
        new String(FileErrors.read(property, file, MAX_BYTES), StandardCharsets.ISO_8859_1);
    List<Block> found = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(text);
    int end = 0;
    while (matcher.find(end)) {
      found.add(new Block(matcher.group(1), matcher.group(2)));
      end = matcher.end();
    }
    // Half a chain would be served without a word.
    if (text.indexOf("-----BEGIN ", end) >= 0) {
      throw new IOException(
          "%s %s ends in the middle of a block: write it again".formatted(property, file));
    }
    return found;
  }
}
