package io.windlass.wsman.client;

import io.windlass.wsman.client.TlsOptions.Checks;
import io.windlass.wsman.security.certificate.Pem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertPathBuilder;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** What connections of one kind are made by: the checks and the own certificate, read once. */
final class TlsContext {
  private final SSLSocketFactory sockets;
  private final boolean checksName;

  private TlsContext(SSLSocketFactory sockets, boolean checksName) {
    this.sockets = sockets;
    this.checksName = checksName;
  }

  static TlsContext of(TlsOptions options) throws WsmanException {
    Checks checks = options.checks();
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          options.ownFile().isPresent()
              ? keys(options.ownFile().get(), options.ownPassword())
              : null,
          trust(checks),
          null);
      return new TlsContext(
          context.getSocketFactory(), !checks.skipName() && checks.pin().isEmpty());
    } catch (GeneralSecurityException unusable) {
      throw new WsmanException("TLS cannot be set up: " + unusable.getMessage(), unusable);
    }
  }

  SSLSocketFactory sockets() {
    return sockets;
  }

  /** False when the name in the certificate does not matter. */
  boolean checksName() {
    return checksName;
  }

  /** Null for what the JVM has. */
  private static TrustManager[] trust(Checks checks)
      throws GeneralSecurityException, WsmanException {
    if (!checks.pin().isEmpty()) {
      return new TrustManager[] {new Pinned(checks.pin())};
    }
    if (checks.skipAuthority()) {
      return new TrustManager[] {new AnyAuthority()};
    }
    if (checks.authorities() == null && !checks.revocation()) {
      return null;
    }
    KeyStore authorities =
        checks.authorities() == null ? ofTheJvm() : authorities(checks.authorities());
    PKIXBuilderParameters parameters =
        new PKIXBuilderParameters(authorities, new X509CertSelector());
    parameters.setRevocationEnabled(checks.revocation());
    if (checks.revocation()) {
      var checker =
          (PKIXRevocationChecker) CertPathBuilder.getInstance("PKIX").getRevocationChecker();
      checker.setOptions(EnumSet.of(PKIXRevocationChecker.Option.ONLY_END_ENTITY));
      parameters.addCertPathChecker(checker);
    }
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(new CertPathTrustManagerParameters(parameters));
    return factory.getTrustManagers();
  }

  private static KeyStore ofTheJvm() throws GeneralSecurityException, WsmanException {
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init((KeyStore) null);
    return store(List.of(((X509TrustManager) factory.getTrustManagers()[0]).getAcceptedIssuers()));
  }

  private static KeyStore store(List<X509Certificate> authorities)
      throws GeneralSecurityException, WsmanException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      for (int i = 0; i < authorities.size(); i++) {
        store.setCertificateEntry("authority" + i, authorities.get(i));
      }
      return store;
    } catch (IOException e) {
      throw new WsmanException("The authorities cannot be kept: " + e.getMessage(), e);
    }
  }

  private static KeyStore authorities(Path file) throws GeneralSecurityException, WsmanException {
    String text = text(file);
    if (!Pem.is(text)) {
      return open(file, "");
    }
    try {
      return store(Pem.certificates(text));
    } catch (CertificateException e) {
      throw new WsmanException(file + " " + e.getMessage(), e);
    }
  }

  private static KeyManager[] keys(Path file, String password)
      throws GeneralSecurityException, WsmanException {
    String text = text(file);
    KeyStore store = Pem.is(text) ? pem(file, text) : open(file, password);
    KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
    factory.init(store, Pem.is(text) ? new char[0] : password.toCharArray());
    return factory.getKeyManagers();
  }

  private static KeyStore pem(Path file, String text) throws WsmanException {
    try {
      List<X509Certificate> chain = Pem.certificates(text);
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(
          "own", Pem.key(text, chain.get(0)), new char[0], chain.toArray(Certificate[]::new));
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw new WsmanException(file + " " + e.getMessage(), e);
    }
  }

  private static KeyStore open(Path file, String password) throws WsmanException {
    try {
      return KeyStore.getInstance(file.toFile(), password.toCharArray());
    } catch (IOException | GeneralSecurityException e) {
      throw new WsmanException(
          file
              + " is neither a PEM file nor a key store that opens with this password: "
              + e.getMessage(),
          e);
    }
  }

  private static String text(Path file) throws WsmanException {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      throw new WsmanException("There is no file " + file, e);
    } catch (IOException e) {
      throw new WsmanException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** A client does not judge clients. */
  private abstract static class OfServices implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType)
        throws CertificateException {
      throw new CertificateException("a client does not judge clients");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  /**
   * Trusts every issuer, not every date. Not an extended trust manager on purpose: JSSE then still
   * compares the name.
   */
  private static final class AnyAuthority extends OfServices {
    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType)
        throws CertificateException {
      chain[0].checkValidity();
    }
  }

  /** Trusts one certificate. */
  private static final class Pinned extends OfServices {
    private final String pin;

    Pinned(String pin) {
      this.pin = pin;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType)
        throws CertificateException {
      String seen;
      try {
        seen =
            HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(chain[0].getEncoded()));
      } catch (GeneralSecurityException e) {
        throw new CertificateException(e);
      }
      if (!seen.equals(pin)) {
        throw new CertificateException(
            "its certificate is not the one that it is pinned to, but " + seen);
      }
    }
  }
}
