package io.windlass.wsman.http.jetty;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The place of certificates that listeners find by name or thumbprint: {@code NAME.p12} with {@code
 * NAME.password}, or {@code NAME.pem} (or {@code .crt}) with {@code NAME.key}.
 *
 * @param path the directory; it need not exist
 */
record CertificateDirectory(Path path) {
  /** Below the instance. */
  static final String NAME = "certificates";

  private static final int MOST_FILES = 1000;

  /**
   * What it holds.
   *
   * @param certificates those that can be used
   * @param broken why others cannot
   */
  record Content(List<HeldCertificate> certificates, List<String> broken) {
    /** What is wrong with files that might have been the one; starts with a space unless empty. */
    String complaint() {
      return broken.isEmpty() ? "" : " (" + String.join("; ", broken) + ")";
    }
  }

  /** All files, which change when what it holds changes. */
  List<Path> files() {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(path)) {
      for (Path file : found) {
        if (files.size() < MOST_FILES) {
          files.add(file);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      return List.of(path);
    }
    Collections.sort(files);
    files.add(path);
    return files;
  }

  /**
   * Reads it.
   *
   * @throws IOException when the directory is there and cannot be read
   */
  Content read() throws IOException {
    List<HeldCertificate> certificates = new ArrayList<>();
    List<String> broken = new ArrayList<>();
    // Fails where it may not be listed; the list of files alone would look empty then.
    try (DirectoryStream<Path> ignored = Files.newDirectoryStream(path)) {
      for (Path file : files()) {
        keys(file)
            .ifPresent(
                keys -> {
                  try {
                    certificates.addAll(held(KeyFiles.open(keys)));
                  } catch (IOException | GeneralSecurityException e) {
                    broken.add(FileErrors.reason(e));
                  }
                });
      }
    } catch (NoSuchFileException none) {
      return new Content(List.of(), List.of());
    } catch (IOException e) {
      throw new IOException(path + " cannot be read: " + FileErrors.reason(e), e);
    }
    return new Content(certificates, broken);
  }

  private static Optional<TlsSettings.Keys> keys(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    String stem = dot < 0 ? name : name.substring(0, dot);
    switch (dot < 0 ? "" : name.substring(dot + 1)) {
      case "p12", "pfx", "jks":
        Path password = file.resolveSibling(stem + ".password");
        return Optional.of(
            new TlsSettings.Store(
                file,
                new TlsSettings.Password("", "the password of " + name, password.toString()),
                ""));
      case "pem", "crt":
        Path key = file.resolveSibling(stem + ".key");
        // Without one it is an issuer, or somebody else's.
        return Files.exists(key) ? Optional.of(new TlsSettings.Pem(file, key)) : Optional.empty();
      default:
        return Optional.empty();
    }
  }

  private static List<HeldCertificate> held(KeyFiles.Opened opened)
      throws GeneralSecurityException {
    List<HeldCertificate> held = new ArrayList<>();
    KeyStore store = opened.store();
    for (String alias : opened.aliases()) {
      HeldCertificate.of(store, alias, opened.password()).ifPresent(held::add);
    }
    return held;
  }
}
