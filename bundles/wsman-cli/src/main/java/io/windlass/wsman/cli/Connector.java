package io.windlass.wsman.cli;

import io.windlass.wsman.client.Authentication;
import io.windlass.wsman.client.Authentication.KerberosScheme;
import io.windlass.wsman.client.Endpoint;
import io.windlass.wsman.client.SessionOptions;
import io.windlass.wsman.client.WsmanSession;
import java.time.Duration;

/** Makes the session that a command line asks for; it does not connect yet. */
final class Connector {
  private static final int LEAST_TIMEOUT = 500;

  private final CommandLine line;
  private final Terminal terminal;

  Connector(CommandLine line, Terminal terminal) {
    this.line = line;
    this.terminal = terminal;
  }

  WsmanSession session() throws UsageException {
    String encoding = line.value(Switch.ENCODING, "utf-8");
    if (!encoding.equalsIgnoreCase("utf-8")) {
      throw new UsageException(
          "-encoding:" + encoding + " is not available in this build: use -encoding:utf-8");
    }
    SessionOptions options =
        SessionOptions.defaults()
            .withTrust(
                new SessionOptions.TlsTrust(line.has(Switch.SKIP_CA), line.has(Switch.SKIP_CN)));
    if (line.has(Switch.TIMEOUT)) {
      int millis = line.number(Switch.TIMEOUT, 0, LEAST_TIMEOUT, Integer.MAX_VALUE);
      options = options.withOperationTimeout(Duration.ofMillis(millis));
    }
    Endpoint endpoint = endpoint();
    return new WsmanSession(endpoint, authentication(endpoint), options);
  }

  private Endpoint endpoint() throws UsageException {
    String remote = line.value(Switch.REMOTE, null);
    if (remote != null) {
      return RemoteAddress.parse(remote, line.has(Switch.USE_SSL));
    }
    return Endpoint.local(
        Instance.socket(Instance.directory(line.value(Switch.BASE, null), terminal)));
  }

  private Authentication authentication(Endpoint endpoint) throws UsageException {
    String user = line.value(Switch.USERNAME, null);
    String scheme = line.value(Switch.AUTHENTICATION, user == null ? "none" : "basic");
    if (scheme.equalsIgnoreCase("none")) {
      if (user != null || line.has(Switch.PASSWORD)) {
        throw new UsageException("-a:none sends no user: leave out -u and -p, or use -a:basic");
      }
      return Authentication.none();
    }
    if (scheme.equalsIgnoreCase("kerberos")) {
      return kerberos(KerberosScheme.KERBEROS, user, endpoint.host());
    }
    if (scheme.equalsIgnoreCase("negotiate")) {
      if (user == null || user.isEmpty() || user.indexOf('@') > 0) {
        return kerberos(KerberosScheme.NEGOTIATE, user, endpoint.host());
      }
      return Authentication.ntlm(user, password(user), endpoint.host());
    }
    if (!scheme.equalsIgnoreCase("basic")) {
      throw new UsageException(refusal(scheme));
    }
    if (user == null || user.isEmpty()) {
      throw new UsageException("-a:basic needs a user: -u:NAME");
    }
    if (user.indexOf(':') >= 0) {
      throw new UsageException("-u:" + user + ": Basic cannot carry a user name with a colon");
    }
    if (endpoint.transport() == Endpoint.Transport.HTTP
        && !line.has(Switch.UNENCRYPTED)
        && !Loopback.is(endpoint.host())) {
      throw new UsageException(
          "Basic over http shows the password to everyone on the way: use -usessl, or -unencrypted"
              + " to send it all the same");
    }
    return Authentication.basic(user, password(user));
  }

  /** By the ticket of kinit, or by a password when there is a user. */
  private Authentication kerberos(KerberosScheme scheme, String user, String host)
      throws UsageException {
    return user == null || user.isEmpty()
        ? Authentication.kerberos(scheme, host)
        : Authentication.kerberos(scheme, user, password(user), host);
  }

  private static String refusal(String scheme) {
    for (String known : new String[] {"CredSSP", "Certificate", "Digest"}) {
      if (known.equalsIgnoreCase(scheme)) {
        return "auth " + known + " is not available in this build: use -a:negotiate or -a:basic";
      }
    }
    return "-a:" + scheme + " is not known: use -a:negotiate, -a:kerberos, -a:basic or -a:none";
  }

  private String password(String user) throws UsageException {
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
