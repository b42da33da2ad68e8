package io.windlass.wsman.http.jetty.tls;

import io.windlass.wsman.security.certificate.Pem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;

/** Files of certificates and keys as text. Errors name the file, the cause and what to do. */
final class PemFile {
  private static final int MAX_BYTES = 4 << 20;

  private PemFile() {}

  /** True when there is such text in a file. */
  static boolean is(Path file) throws IOException {
    return Pem.is(text(file));
  }

  /** The certificates of a file, in its order; at least one. */
  static List<X509Certificate> certificates(Path file) throws IOException {
    try {
      return Pem.certificates(text(file));
    } catch (CertificateException e) {
      throw new IOException(file + " " + e.getMessage(), e);
    }
  }

  /**
   * The key of a file, which the account's group may read, as services with an account of their own
   * need it, and nobody else.
   *
   * @param certificate whose key it has to be
   */
  static PrivateKey key(Path file, X509Certificate certificate) throws IOException {
    String text = text(file);
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
      throw new IOException(file + " may be read by everybody: run chmod o-rwx " + file);
    }
    try {
      return Pem.key(text, certificate);
    } catch (InvalidKeyException e) {
      throw new IOException(file + " " + e.getMessage(), e);
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
