package io.windlass.wsman.automation;

import io.windlass.wsman.client.Authentication;
import io.windlass.wsman.client.Authentication.KerberosScheme;
import io.windlass.wsman.client.ClientSettings;
import io.windlass.wsman.client.ClientSettings.Mechanism;
import io.windlass.wsman.client.Endpoint;
import io.windlass.wsman.client.SessionOptions;
import io.windlass.wsman.client.TlsOptions;
import java.nio.file.Path;

/** What the flags of CreateSession mean together, and which of them contradict each other. */
final class SessionFlags {
  static final int UTF8 = 0x1;
  static final int USER_PASSWORD = 0x1000;
  static final int SKIP_CA = 0x2000;
  static final int SKIP_CN = 0x4000;
  static final int NO_AUTHENTICATION = 0x8000;
  static final int DIGEST = 0x10000;
  static final int NEGOTIATE = 0x20000;
  static final int BASIC = 0x40000;
  static final int KERBEROS = 0x80000;
  static final int NO_ENCRYPTION = 0x100000;
  static final int CLIENT_CERTIFICATE = 0x200000;
  static final int SPN_PORT = 0x400000;
  static final int UTF16 = 0x800000;
  static final int CREDSSP = 0x1000000;
  static final int SKIP_REVOCATION = 0x2000000;
  static final int IMPLICIT_CREDENTIALS = 0x4000000;
  static final int SSL = 0x8000000;

  private static final int ENCODINGS = UTF8 | UTF16;
  private static final int SCHEMES =
      NO_AUTHENTICATION | DIGEST | NEGOTIATE | BASIC | KERBEROS | CLIENT_CERTIFICATE | CREDSSP;
  private static final int CHECKS = SKIP_CA | SKIP_CN | SKIP_REVOCATION;
  private static final int ALL =
      ENCODINGS
          | SCHEMES
          | CHECKS
          | USER_PASSWORD
          | NO_ENCRYPTION
          | SPN_PORT
          | IMPLICIT_CREDENTIALS
          | SSL;

  private final int flags;
  private final ConnectionOptions options;
  private final ClientSettings settings;

  SessionFlags(int flags, ConnectionOptions options, ClientSettings settings) {
    this.flags = flags;
    this.options = options == null ? new ConnectionOptions() : options;
    this.settings = settings;
    check();
  }

  private boolean has(int flag) {
    return (flags & flag) != 0;
  }

  private void check() {
    refuse((flags & ~ALL) != 0, "The session flags hold bits that are none of theirs");
    refuse(Integer.bitCount(flags & ENCODINGS) > 1, "SessionFlagUTF8 and UTF16 exclude each other");
    refuse(
        Integer.bitCount(flags & SCHEMES) > 1,
        "The session flags name more than one way to authenticate: give one");
    refuse(
        has(NO_AUTHENTICATION) && (flags & ~(NO_AUTHENTICATION | SSL | CHECKS | ENCODINGS)) != 0,
        "SessionFlagUseNoAuthentication sends no user: leave out the flags about one");
    boolean named = !options.getUserName().isEmpty();
    refuse(
        named && !has(USER_PASSWORD),
        "ConnectionOptions has a user: add SessionFlagCredUsernamePassword, or leave it out");
    refuse(
        has(USER_PASSWORD) && !named,
        "SessionFlagCredUsernamePassword needs ConnectionOptions with UserName and Password");
    refuse(
        has(USER_PASSWORD) && has(CLIENT_CERTIFICATE),
        "A certificate says who it is: leave out SessionFlagCredUsernamePassword");
    refuse(
        has(CLIENT_CERTIFICATE) && options.getCertificateThumbprint().isEmpty(),
        "SessionFlagUseClientCertificate needs CertificateThumbprint, the name of a file here");
    refuse(
        has(BASIC | DIGEST) && !has(USER_PASSWORD),
        "Basic and Digest need SessionFlagCredUsernamePassword and ConnectionOptions");
    refuse(
        has(CREDSSP), "SessionFlagUseCredSsp is not available: use Negotiate or Kerberos instead");
    refuse(
        has(IMPLICIT_CREDENTIALS) && (has(USER_PASSWORD) || has(SCHEMES & ~NEGOTIATE)),
        "SessionFlagAllowNegotiateImplicitCredentials goes with Negotiate and no user");
  }

  private static void refuse(boolean when, String why) {
    if (when) {
      throw new IllegalArgumentException(why);
    }
  }

  /** The service of an instance on this machine. */
  Endpoint local(Path base) {
    refuse(
        (flags & ~ENCODINGS) != 0,
        "The socket of this machine knows who calls: give flags for other hosts only");
    return Endpoint.ofInstance(base);
  }

  /** What a connection string names. */
  Endpoint endpoint(String connection) {
    Endpoint endpoint;
    try {
      endpoint = Endpoint.parse(connection.strip(), has(SSL), settings);
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(
          "The connection \""
              + connection
              + "\": "
              + wrong.getMessage()
              + "; write [http[s]://]host[:port][/prefix]",
          wrong);
    }
    boolean tls = endpoint.transport() == Endpoint.Transport.HTTPS;
    refuse(
        !tls && (has(CHECKS) || has(CLIENT_CERTIFICATE)),
        "SkipCACheck, SkipCNCheck, SkipRevocationCheck and client certificates are about https");
    return endpoint;
  }

  SessionOptions sessionOptions() {
    TlsOptions tls = TlsOptions.strict();
    tls = has(SKIP_CA) ? tls.skippingAuthority() : tls;
    tls = has(SKIP_CN) ? tls.skippingName() : tls;
    if (has(CLIENT_CERTIFICATE)) {
      tls = tls.showing(Path.of(options.getCertificateThumbprint()), options.password());
    }
    SessionOptions made =
        SessionOptions.defaults()
            .withTls(tls)
            .withProxy(options.proxy())
            .withNetworkDelay(settings.networkDelay());
    made = has(UTF16) ? made.withUtf16() : made;
    return has(SPN_PORT) ? made.withSpnPort() : made;
  }

  Authentication authentication(Endpoint endpoint) {
    if (endpoint.transport() == Endpoint.Transport.LOCAL || has(NO_AUTHENTICATION)) {
      return Authentication.none();
    }
    String user = options.getUserName();
    String password = options.password();
    boolean clear = endpoint.transport() == Endpoint.Transport.HTTP && !endpoint.isLoopback();
    settings.refusalOf(mechanism()).ifPresent(why -> refuse(true, why));
    if (has(BASIC | DIGEST)) {
      refuseClear(clear);
      return has(BASIC)
          ? Authentication.basic(user, password)
          : Authentication.digest(user, password);
    }
    if (has(CLIENT_CERTIFICATE)) {
      return Authentication.certificate();
    }
    refuse(
        has(NO_ENCRYPTION),
        "By Negotiate and Kerberos messages are always sealed over http: leave out"
            + " SessionFlagNoEncryption");
    KerberosScheme scheme = has(KERBEROS) ? KerberosScheme.KERBEROS : KerberosScheme.NEGOTIATE;
    if (user.isEmpty()) {
      return has(KERBEROS)
          ? Authentication.kerberos(scheme, endpoint.host())
          : Authentication.defaultCredentials();
    }
    if (has(KERBEROS) || user.indexOf('@') > 0) {
      return Authentication.kerberos(scheme, user, password, endpoint.host());
    }
    refuse(
        clear && !settings.trustedHosts().contains(endpoint.host()),
        "NTLM over http does not show that "
            + endpoint.host()
            + " is the host it says: use https or Kerberos, or add TrustedHosts = "
            + endpoint.host()
            + " to "
            + settings.place(ClientSettings.TRUSTED_HOSTS));
    return Authentication.ntlm(user, password, endpoint.host());
  }

  private Mechanism mechanism() {
    return switch (flags & SCHEMES) {
      case BASIC -> Mechanism.BASIC;
      case DIGEST -> Mechanism.DIGEST;
      case KERBEROS -> Mechanism.KERBEROS;
      case CLIENT_CERTIFICATE -> Mechanism.CERTIFICATE;
      default -> Mechanism.NEGOTIATE;
    };
  }

  private void refuseClear(boolean clear) {
    boolean forbidden = clear && !settings.allowsUnencrypted();
    refuse(
        forbidden && settings.isFixed(ClientSettings.ALLOW_UNENCRYPTED),
        "Basic and Digest over http show messages to everyone on the way, and the policy of this"
            + " machine forbids that: use https");
    refuse(
        forbidden && !has(NO_ENCRYPTION),
        "Basic and Digest over http show messages to everyone on the way: use https, or add"
            + " SessionFlagNoEncryption");
  }
}
