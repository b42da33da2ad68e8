package io.windlass.wsman.http.jetty.tls;

import io.windlass.wsman.http.jetty.tls.TlsSettings.Clients;
import io.windlass.wsman.http.jetty.tls.TlsSettings.Source;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CRL;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The content of the files of a listener, read at one time and found to be usable. Immutable.
 *
 * @param keys certificates with their keys
 * @param password of these keys
 * @param authorities whose certificates of clients are believed; empty when none is asked for
 * @param crls what is revoked
 */
record Material(
    KeyStore keys, String password, Optional<KeyStore> authorities, Collection<CRL> crls) {

  /**
   * Reads everything.
   *
   * @throws IOException when something cannot be used; the message says what and why
   */
  static Material load(TlsSettings settings) throws IOException {
    Source source = settings.keys();
    String password = source.keyFile().isPresent() ? "" : password(source);
    KeyStore keys = source.keyFile().isPresent() ? pem(source) : store(source, password);
    requireKey(keys, source, settings.alias());
    if (settings.clients().isEmpty()) {
      return new Material(keys, password, Optional.empty(), List.of());
    }
    Clients clients = settings.clients().get();
    return new Material(
        keys,
        password,
        Optional.of(authorities(clients.authorities())),
        clients.crl().isPresent() ? crls(clients.crl().get()) : List.of());
  }

  private static String password(Source source) throws IOException {
    if (source.passwordFile().isEmpty()) {
      return source.password();
    }
    Path file = source.passwordFile().get();
    try {
      return Files.readString(file).lines().findFirst().orElse("");
    } catch (IOException e) {
      throw new IOException(
          "keystorePasswordFile cannot be read: "
              + (Files.notExists(file) ? "there is no file " + file : reason(e)),
          e);
    }
  }

  private static KeyStore store(Source source, String password) throws IOException {
    Path file = source.file();
    try {
      return KeyStore.getInstance(file.toFile(), password.toCharArray());
    } catch (IOException | IllegalArgumentException | GeneralSecurityException e) {
      String why = Files.exists(file) ? reason(e) : "there is no such file";
      throw new IOException("keystore " + file + " cannot be opened: " + why, e);
    }
  }

  private static KeyStore pem(Source source) throws IOException {
    List<X509Certificate> chain = PemFile.certificates(source.file());
    PrivateKey key = PemFile.key(source.keyFile().orElseThrow(), chain.get(0));
    try {
      KeyStore store = empty();
      store.setKeyEntry("pem", key, new char[0], chain.toArray(Certificate[]::new));
      return store;
    } catch (GeneralSecurityException e) {
      throw new IOException(source.file() + " cannot be used: " + reason(e), e);
    }
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static void requireKey(KeyStore store, Source source, String alias) throws IOException {
    try {
      if (!alias.isEmpty()) {
        if (!store.isKeyEntry(alias)) {
          throw new IOException(
              "keystore " + source.file() + " has no key of certificateAlias=" + alias);
        }
        return;
      }
      for (String each : Collections.list(store.aliases())) {
        if (store.isKeyEntry(each)) {
          return;
        }
      }
      throw new IOException("keystore " + source.file() + " has no private key");
    } catch (GeneralSecurityException e) {
      throw new IOException("keystore " + source.file() + ": " + reason(e), e);
    }
  }

  private static KeyStore authorities(Source source) throws IOException {
    if (Files.notExists(source.file())) {
      throw new IOException("truststore " + source.file() + " is not there");
    }
    KeyStore store;
    if (PemFile.is(source.file())) {
      try {
        store = empty();
        int number = 0;
        for (X509Certificate authority : PemFile.certificates(source.file())) {
          store.setCertificateEntry("authority" + number++, authority);
        }
      } catch (GeneralSecurityException e) {
        throw new IOException(source.file() + " cannot be used: " + reason(e), e);
      }
    } else {
      store = store(source, password(source));
    }
    try {
      for (String alias : Collections.list(store.aliases())) {
        if (store.isCertificateEntry(alias)) {
          return store;
        }
      }
    } catch (GeneralSecurityException e) {
      throw new IOException("truststore " + source.file() + ": " + reason(e), e);
    }
    throw new IOException(
        "truststore "
            + source.file()
            + " has no certificate of an authority, only keys or nothing");
  }

  @SuppressWarnings("unchecked")
  private static Collection<CRL> crls(Path file) throws IOException {
    try {
      byte[] octets = Files.readAllBytes(file);
      Collection<CRL> found =
          (Collection<CRL>)
              CertificateFactory.getInstance("X.509")
                  .generateCRLs(new ByteArrayInputStream(octets));
      if (found.isEmpty()) {
        throw new IOException("crlFile " + file + " has no list of revoked certificates");
      }
      return found;
    } catch (IOException e) {
      throw Files.exists(file) ? e : new IOException("crlFile " + file + " is not there", e);
    } catch (GeneralSecurityException e) {
      throw new IOException("crlFile " + file + " is none: " + reason(e), e);
    }
  }

  private static String reason(Exception e) {
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }
}
