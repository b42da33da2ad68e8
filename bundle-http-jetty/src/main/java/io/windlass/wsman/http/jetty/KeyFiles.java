package io.windlass.wsman.http.jetty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Opens the files with the service's own certificates. */
final class KeyFiles {
  /** The key store that PEM becomes never leaves the memory. */
  private static final String IN_MEMORY = "in memory";

  /**
   * Keys to serve with.
   *
   * @param aliases those to serve with, at least one
   */
  record Opened(KeyStore store, String password, List<String> aliases) {
    /** Never shows the password. */
    @Override
    public String toString() {
      return "keys of " + aliases;
    }
  }

  private KeyFiles() {}

  /**
   * Opens them.
   *
   * @throws IOException when they cannot be used; the message says why
   */
  static Opened open(TlsSettings.Keys keys) throws IOException {
    if (keys instanceof TlsSettings.Pem pem) {
      return memory(pem);
    }
    if (keys instanceof TlsSettings.Found found) {
      return found.choice().open(found.directory());
    }
    TlsSettings.Store settings = (TlsSettings.Store) keys;
    String password = password(settings.password());
    KeyStore store = load("keystore", settings.file(), password);
    List<String> aliases = aliases(store, settings);
    for (String alias : aliases) {
      try {
        store.getKey(alias, password.toCharArray());
      } catch (GeneralSecurityException e) {
        throw new IOException(
            "keystore %s: the password does not open its key %s: %s"
                .formatted(settings.file(), alias, FileErrors.reason(e)),
            e);
      }
    }
    return new Opened(store, password, aliases);
  }

  /** The password that a configuration gives or points at. */
  static String password(TlsSettings.Password password) throws IOException {
    if (password.file().isEmpty()) {
      return password.word();
    }
    try {
      return Files.readString(Path.of(password.file())).lines().findFirst().orElse("");
    } catch (IOException e) {
      throw new IOException(password.property() + " cannot be read: " + FileErrors.reason(e), e);
    }
  }

  /** A PKCS12 or JKS file. */
  static KeyStore load(String property, Path file, String password) throws IOException {
    try {
      return KeyStore.getInstance(file.toFile(), password.toCharArray());
    } catch (IOException | IllegalArgumentException | GeneralSecurityException e) {
      String why = Files.exists(file) ? FileErrors.reason(e) : "there is no such file";
      throw new IOException(property + " " + file + " cannot be opened: " + why, e);
    }
  }

  private static Opened memory(TlsSettings.Pem pem) throws IOException {
    PrivateKey key = PemFiles.key(pem.key());
    Certificate[] chain = PemFiles.chain(pem.certificates(), key).toArray(Certificate[]::new);
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("pem", key, IN_MEMORY.toCharArray(), chain);
      return new Opened(store, IN_MEMORY, List.of("pem"));
    } catch (GeneralSecurityException e) {
      throw new IOException(
          "certificateFile %s: %s".formatted(pem.certificates(), FileErrors.reason(e)), e);
    }
  }

  /** The alias configured, or all that have a key. */
  private static List<String> aliases(KeyStore store, TlsSettings.Store keys) throws IOException {
    try {
      List<String> found = new ArrayList<>();
      for (String alias : Collections.list(store.aliases())) {
        // Key stores of most kinds take aliases in any case.
        boolean wanted = keys.alias().isEmpty() || keys.alias().equalsIgnoreCase(alias);
        if (wanted && store.isKeyEntry(alias)) {
          found.add(alias);
        }
      }
      if (found.isEmpty()) {
        throw new IOException(
            "keystore "
                + keys.file()
                + (keys.alias().isEmpty()
                    ? " has no private key"
                    : " has no key of certificateAlias=" + keys.alias()));
      }
      return found;
    } catch (GeneralSecurityException e) {
      throw new IOException("keystore " + keys.file() + ": " + FileErrors.reason(e), e);
    }
  }
}
