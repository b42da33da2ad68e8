package io.windlass.wsman.cli;

import io.windlass.wsman.client.Authentication;
import io.windlass.wsman.client.Authentication.KerberosScheme;
import io.windlass.wsman.client.ClientSettings;
import io.windlass.wsman.client.ClientSettings.Mechanism;
import io.windlass.wsman.client.Endpoint;
import io.windlass.wsman.client.TlsOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** By what a command line shows who it is. */
final class Credentials {
  private final CommandLine line;
  private final Terminal terminal;
  private final Endpoint endpoint;
  private final ClientSettings settings;
  private final String user;

  /**
   * @param settings what this machine says to its clients
   */
  Credentials(CommandLine line, Terminal terminal, Endpoint endpoint, ClientSettings settings) {
    this.line = line;
    this.terminal = terminal;
    this.endpoint = endpoint;
    this.settings = settings;
    this.user = line.value(Switch.USERNAME, "");
  }

  /** The certificate of the client beside the checks, when there is one. */
  TlsOptions show(TlsOptions tls) throws UsageException {
    String file = line.value(Switch.CERTIFICATE, null);
    if (file == null) {
      return tls;
    }
    if (endpoint.transport() != Endpoint.Transport.HTTPS) {
      throw new UsageException("-certificate is shown over https alone: use -usessl");
    }
    if (file.matches("[0-9a-fA-F]{40}") && !Files.exists(Path.of(file))) {
      throw new UsageException(
          "-certificate:"
              + file
              + " is a thumbprint, and there is no store of certificates on this machine that it"
              + " could name: give a file, PKCS12 or PEM");
    }
    return tls.showing(Path.of(file), line.value(Switch.PASSWORD, ""));
  }

  Authentication authentication() throws UsageException {
    String scheme = line.value(Switch.AUTHENTICATION, scheme()).toLowerCase(Locale.ROOT);
    requireDefaults(scheme);
    return switch (scheme) {
      case "none" -> nobody();
      case "basic" -> basic();
      case "digest" -> digest();
      case "negotiate" -> negotiate();
      case "kerberos" -> {
        require(Mechanism.KERBEROS);
        yield kerberos(KerberosScheme.KERBEROS);
      }
      case "certificate" -> certificate();
      case "credssp" ->
          throw new UsageException(
              "auth CredSSP is not available in this build: use -a:negotiate or -a:kerberos");
      default ->
          throw new UsageException(
              "-a:"
                  + scheme
                  + " is not known: use -a:negotiate, -a:kerberos, -a:certificate, -a:digest,"
                  + " -a:basic or -a:none");
    };
  }

  private String scheme() {
    if (line.has(Switch.CERTIFICATE)) {
      return "certificate";
    }
    if (line.has(Switch.DEFAULT_CREDS)) {
      return "negotiate";
    }
    return line.has(Switch.USERNAME) ? "basic" : "none";
  }

  /** -defaultCreds changes nothing where it is allowed: it is whoever has a ticket. */
  private void requireDefaults(String scheme) throws UsageException {
    if (!line.has(Switch.DEFAULT_CREDS)) {
      return;
    }
    if (line.has(Switch.USERNAME) || line.has(Switch.PASSWORD)) {
      throw new UsageException(
          "-defaultCreds is whoever runs this command: leave out either it, or -u and -p");
    }
    if (!scheme.equals("negotiate") && !scheme.equals("kerberos")) {
      throw new UsageException(
          "-defaultCreds goes with -a:negotiate and -a:kerberos, not with -a:" + scheme);
    }
    if (scheme.equals("negotiate") && endpoint.transport() == Endpoint.Transport.HTTP) {
      throw new UsageException(
          "-defaultCreds goes with -a:negotiate over https only: use -usessl, or -a:kerberos");
    }
  }

  private void require(Mechanism mechanism) throws UsageException {
    Optional<String> refusal = settings.refusalOf(mechanism);
    if (refusal.isPresent()) {
      throw new UsageException(refusal.get());
    }
  }

  private Authentication nobody() throws UsageException {
    if (line.has(Switch.USERNAME) || line.has(Switch.PASSWORD)) {
      throw new UsageException("-a:none sends no user: leave out -u and -p, or use -a:basic");
    }
    return Authentication.none();
  }

  private Authentication basic() throws UsageException {
    require(Mechanism.BASIC);
    requireUser("basic");
    if (user.indexOf(':') >= 0) {
      throw new UsageException("-u:" + user + ": Basic cannot carry a user name with a colon");
    }
    requireUnencrypted("Basic over http shows the password to everyone on the way");
    return Authentication.basic(user, password());
  }

  private Authentication digest() throws UsageException {
    require(Mechanism.DIGEST);
    requireUser("digest");
    requireUnencrypted("Digest over http shows messages to everyone on the way");
    return Authentication.digest(user, password());
  }

  private void requireUnencrypted(String why) throws UsageException {
    boolean clear = endpoint.transport() == Endpoint.Transport.HTTP && !endpoint.isLoopback();
    if (!clear || settings.allowsUnencrypted()) {
      return;
    }
    if (settings.isFixed(ClientSettings.ALLOW_UNENCRYPTED)) {
      throw new UsageException(
          why + ", and the policy of this machine forbids that (AllowUnencrypted): use -usessl");
    }
    if (!line.has(Switch.UNENCRYPTED)) {
      throw new UsageException(why + ": use -usessl, or -unencrypted to send it all the same");
    }
  }

  private Authentication negotiate() throws UsageException {
    require(Mechanism.NEGOTIATE);
    return user.isEmpty() || user.indexOf('@') > 0 ? kerberos(KerberosScheme.NEGOTIATE) : ntlm();
  }

  /** NTLM does not show which host it is: only TLS does, or the list says that it need not. */
  private Authentication ntlm() throws UsageException {
    if (endpoint.transport() == Endpoint.Transport.HTTP
        && !endpoint.isLoopback()
        && !settings.trustedHosts().contains(endpoint.host())) {
      throw new UsageException(
          "NTLM over http does not show that "
              + endpoint.host()
              + " is the host it says: use -usessl or -a:kerberos, or add TrustedHosts = "
              + endpoint.host()
              + " to "
              + settings.place(ClientSettings.TRUSTED_HOSTS));
    }
    return Authentication.ntlm(user, password(), endpoint.host());
  }

  /** By the ticket of kinit, or by a password when there is a user. */
  private Authentication kerberos(KerberosScheme scheme) throws UsageException {
    return user.isEmpty()
        ? Authentication.kerberos(scheme, endpoint.host())
        : Authentication.kerberos(scheme, user, password(), endpoint.host());
  }

  private Authentication certificate() throws UsageException {
    require(Mechanism.CERTIFICATE);
    if (!line.has(Switch.CERTIFICATE)) {
      throw new UsageException(
          "-a:certificate needs -certificate:FILE, a PKCS12 key store or a PEM file with"
              + " certificate and key");
    }
    if (line.has(Switch.USERNAME)) {
      throw new UsageException("-a:certificate takes no -u: the certificate says who it is");
    }
    return Authentication.certificate();
  }

  private void requireUser(String scheme) throws UsageException {
    if (user.isEmpty()) {
      throw new UsageException("-a:" + scheme + " needs a user: -u:NAME");
    }
  }

  private String password() throws UsageException {
    return Password.of(user, Switch.PASSWORD, line, terminal);
  }
}
