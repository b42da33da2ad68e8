package io.windlass.wsman.cli;

import io.windlass.wsman.client.Authentication;
import io.windlass.wsman.client.Authentication.KerberosScheme;
import io.windlass.wsman.client.Endpoint;
import io.windlass.wsman.client.TlsOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** By what a command line shows who it is. */
final class Credentials {
  private final CommandLine line;
  private final Terminal terminal;
  private final Endpoint endpoint;
  private final String user;

  Credentials(CommandLine line, Terminal terminal, Endpoint endpoint) {
    this.line = line;
    this.terminal = terminal;
    this.endpoint = endpoint;
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
    return switch (scheme) {
      case "none" -> nobody();
      case "basic" -> basic();
      case "digest" -> digest();
      case "negotiate" ->
          user.isEmpty() || user.indexOf('@') > 0 ? kerberos(KerberosScheme.NEGOTIATE) : ntlm();
      case "kerberos" -> kerberos(KerberosScheme.KERBEROS);
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
    return line.has(Switch.USERNAME) ? "basic" : "none";
  }

  private Authentication nobody() throws UsageException {
    if (line.has(Switch.USERNAME) || line.has(Switch.PASSWORD)) {
      throw new UsageException("-a:none sends no user: leave out -u and -p, or use -a:basic");
    }
    return Authentication.none();
  }

  private Authentication basic() throws UsageException {
    requireUser("basic");
    if (user.indexOf(':') >= 0) {
      throw new UsageException("-u:" + user + ": Basic cannot carry a user name with a colon");
    }
    requireUnencrypted("Basic over http shows the password to everyone on the way");
    return Authentication.basic(user, password());
  }

  private Authentication digest() throws UsageException {
    requireUser("digest");
    requireUnencrypted("Digest over http shows messages to everyone on the way");
    return Authentication.digest(user, password());
  }

  private void requireUnencrypted(String why) throws UsageException {
    if (endpoint.transport() == Endpoint.Transport.HTTP
        && !line.has(Switch.UNENCRYPTED)
        && !Loopback.is(endpoint.host())) {
      throw new UsageException(why + ": use -usessl, or -unencrypted to send it all the same");
    }
  }

  /** NTLM does not show which host it is: only TLS does, or the list says that it need not. */
  private Authentication ntlm() throws UsageException {
    if (endpoint.transport() == Endpoint.Transport.HTTP && !Loopback.is(endpoint.host())) {
      ClientFile file = ClientFile.of(line, terminal);
      if (!file.trustedHosts().contains(endpoint.host())) {
        throw new UsageException(
            "NTLM over http does not show that "
                + endpoint.host()
                + " is the host it says: use -usessl or -a:kerberos, or add TrustedHosts = "
                + endpoint.host()
                + " to "
                + file.name());
      }
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
    String given = line.value(Switch.PASSWORD, null);
    if (given != null) {
      return given;
    }
    String typed =
        terminal.isInteractive() ? terminal.askSecret("Password of " + user + ": ") : null;
    if (typed == null) {
      throw new UsageException(
          "There is no password and no terminal to ask for it: use -p:PASSWORD");
    }
    return typed;
  }
}
