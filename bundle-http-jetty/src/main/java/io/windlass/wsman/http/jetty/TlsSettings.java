package io.windlass.wsman.http.jetty;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an HTTPS listener's configuration says of certificates, checked.
 *
 * @param keys where the service's own certificate is
 * @param clients what certificates of clients are verified with; empty when none are asked for
 */
record TlsSettings(Keys keys, Optional<Clients> clients) {
  /** Where certificates and their private keys are. */
  sealed interface Keys permits Store, Pem, Found {}

  /** A key store; an empty alias serves every key that it has. */
  record Store(Path file, Password password, String alias) implements Keys {}

  /** A chain, leaf first, and the leaf's private key, both PEM. */
  record Pem(Path certificates, Path key) implements Keys {}

  /** One of those that this host has. */
  record Found(CertificateDirectory directory, CertificateChoice choice) implements Keys {}

  /**
   * How certificates of clients are verified.
   *
   * @param authorities the authorities that are trusted: PKCS12, JKS or PEM
   * @param crl the lists of revoked certificates; empty when none are looked into
   * @param ocsp whether the authorities are asked for revoked certificates
   */
  record Clients(Path authorities, Password password, Optional<Path> crl, boolean ocsp) {}

  /**
   * A password: the word itself, or the file whose first line it is.
   *
   * @param property what the configuration calls the file, for messages
   * @param file empty when the word counts
   */
  record Password(String word, String property, String file) {
    /** The file; empty when the word counts. */
    Optional<Path> path() {
      return file.isEmpty() ? Optional.empty() : Optional.of(Path.of(file));
    }

    /** Never shows the password. */
    @Override
    public String toString() {
      return file.isEmpty() ? "a password" : "the password in " + file;
    }
  }

  /**
   * Checks a configuration.
   *
   * @param base what relative files are relative to
   * @throws IllegalArgumentException when a value is wrong; the message names it
   */
  static TlsSettings of(ListenerConfig config, Path base) {
    return new TlsSettings(keys(config, base), clients(config, base));
  }

  /**
   * The same where a certificate that nothing else chooses is the one of a thumbprint, unless that
   * is empty.
   */
  TlsSettings orElse(String thumbprint) {
    boolean open =
        keys instanceof Found found
            && found.choice().hostname().isEmpty()
            && found.choice().thumbprint().isEmpty();
    return open && !thumbprint.isEmpty()
        ? new TlsSettings(
            new Found(((Found) keys).directory(), new CertificateChoice("", thumbprint)), clients)
        : this;
  }

  /** All files that count; whoever sees one change has to load them again. */
  List<Path> files() {
    List<Path> files = new ArrayList<>();
    if (keys instanceof Pem pem) {
      files.addAll(List.of(pem.certificates(), pem.key()));
    } else if (keys instanceof Store store) {
      files.add(store.file());
      store.password().path().ifPresent(files::add);
    } else if (keys instanceof Found found) {
      files.addAll(found.directory().files());
    }
    clients.ifPresent(
        verified -> {
          files.add(verified.authorities());
          verified.password().path().ifPresent(files::add);
          verified.crl().ifPresent(files::add);
        });
    return files;
  }

  private static Keys keys(ListenerConfig config, Path base) {
    String thumbprint = config.certificateThumbprint().strip();
    if (!thumbprint.isEmpty()) {
      return found(config, base, thumbprint);
    }
    boolean pem = !config.certificateFile().isBlank();
    if (pem != !config.keyFile().isBlank()) {
      throw new IllegalArgumentException(
          pem
              ? "certificateFile needs keyFile: a PEM file with its private key"
              : "keyFile needs certificateFile: a PEM file with its certificate");
    }
    if (pem && !config.keystore().isBlank()) {
      throw new IllegalArgumentException(
          "keystore and certificateFile exclude each other: take one of them out");
    }
    if (pem) {
      return new Pem(base.resolve(config.certificateFile()), base.resolve(config.keyFile()));
    }
    if (config.keystore().isBlank()) {
      return found(config, base, "");
    }
    return new Store(
        base.resolve(config.keystore()),
        new Password(
            config.keystorePassword(),
            "keystorePasswordFile",
            resolve(config.keystorePasswordFile(), base)),
        config.certificateAlias());
  }

  private static Found found(ListenerConfig config, Path base, String thumbprint) {
    return new Found(
        new CertificateDirectory(base.resolve(CertificateDirectory.NAME)),
        new CertificateChoice(config.hostname().strip(), thumbprint));
  }

  private static Optional<Clients> clients(ListenerConfig config, Path base) {
    if (!config.clientCertificates()) {
      return Optional.empty();
    }
    if (config.truststore().isBlank()) {
      throw new IllegalArgumentException(
          "clientCertificates=true needs truststore: a PKCS12, JKS or PEM file with the"
              + " authorities that issue the clients' certificates");
    }
    return Optional.of(
        new Clients(
            base.resolve(config.truststore()),
            new Password(
                config.truststorePassword(),
                "truststorePasswordFile",
                resolve(config.truststorePasswordFile(), base)),
            config.crlFile().isBlank()
                ? Optional.empty()
                : Optional.of(base.resolve(config.crlFile())),
            config.ocsp()));
  }

  private static String resolve(String file, Path base) {
    return file.isBlank() ? "" : base.resolve(file).toString();
  }
}
