package io.windlass.wsman.client;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * How the certificate of a service is checked, and what is shown to it. Immutable; the files are
 * read with the first connection.
 */
public final class TlsOptions {
  private final Checks checks;
  private final Path ownFile;
  private final String ownPassword;
  private volatile TlsContext context;

  /**
   * The checks.
   *
   * @param authorities null for those of the JVM
   * @param pin of the only certificate that is right; empty for none
   */
  record Checks(
      boolean skipAuthority, boolean skipName, boolean revocation, Path authorities, String pin) {}

  private TlsOptions(Checks checks, Path ownFile, String ownPassword) {
    this.checks = checks;
    this.ownFile = ownFile;
    this.ownPassword = ownPassword;
  }

  /**
   * Every check against the authorities of the JVM, but for revocation: of that nothing is asked
   * unless {@link #checkingRevocation()}, as few networks answer.
   */
  public static TlsOptions strict() {
    return new TlsOptions(new Checks(false, false, false, null, ""), null, "");
  }

  /** Takes a certificate whoever has issued it; its dates still count. */
  public TlsOptions skippingAuthority() {
    return with(
        new Checks(true, checks.skipName, checks.revocation, checks.authorities, checks.pin));
  }

  /** Takes a certificate whatever name is in it. */
  public TlsOptions skippingName() {
    return with(
        new Checks(checks.skipAuthority, true, checks.revocation, checks.authorities, checks.pin));
  }

  /** Asks the responder or the list that a certificate names; without an answer it is refused. */
  public TlsOptions checkingRevocation() {
    return with(
        new Checks(checks.skipAuthority, checks.skipName, true, checks.authorities, checks.pin));
  }

  /**
   * Believes these authorities and no other.
   *
   * @param authorities a file in PEM, or a PKCS12 trust store without a password
   */
  public TlsOptions believing(Path authorities) {
    return with(
        new Checks(
            checks.skipAuthority, checks.skipName, checks.revocation, authorities, checks.pin));
  }

  /**
   * Takes this one certificate, whatever its issuer and name.
   *
   * @param sha256 its hash in 64 hexadecimal digits, with or without colons
   * @throws IllegalArgumentException when it is none
   */
  public TlsOptions pinnedTo(String sha256) {
    String pin = sha256.replaceAll("[\\s:]", "").toLowerCase(Locale.ROOT);
    if (!pin.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "a pin is a SHA-256 hash of 64 hexadecimal digits, not \"" + sha256 + "\"");
    }
    return with(
        new Checks(
            checks.skipAuthority, checks.skipName, checks.revocation, checks.authorities, pin));
  }

  /**
   * Shows a certificate when the service asks for one.
   *
   * @param file a PKCS12 key store, or a PEM file with certificates and key
   * @param password of the key store; empty for PEM
   */
  public TlsOptions showing(Path file, String password) {
    return new TlsOptions(checks, file, password);
  }

  private TlsOptions with(Checks changed) {
    return new TlsOptions(changed, ownFile, ownPassword);
  }

  Checks checks() {
    return checks;
  }

  /** The file with what is shown. */
  Optional<Path> ownFile() {
    return Optional.ofNullable(ownFile);
  }

  String ownPassword() {
    return ownPassword;
  }

  /** The context for connections, made with the first of them. */
  TlsContext context() throws WsmanException {
    TlsContext made = context;
    if (made == null) {
      made = TlsContext.of(this);
      context = made;
    }
    return made;
  }

  /** Never shows the password. */
  @Override
  public String toString() {
    return checks + (ownFile == null ? "" : " showing " + ownFile);
  }
}
