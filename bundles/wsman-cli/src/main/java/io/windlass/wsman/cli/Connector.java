package io.windlass.wsman.cli;

import io.windlass.wsman.client.Authentication;
import io.windlass.wsman.client.ClientSettings;
import io.windlass.wsman.client.Endpoint;
import io.windlass.wsman.client.SessionOptions;
import io.windlass.wsman.client.TlsOptions;
import io.windlass.wsman.client.WsmanSession;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** Makes the session that a command line asks for; it does not connect to its host yet. */
final class Connector {
  private static final int LEAST_TIMEOUT = 500;

  private final CommandLine line;
  private final Terminal terminal;

  Connector(CommandLine line, Terminal terminal) {
    this.line = line;
    this.terminal = terminal;
  }

  WsmanSession session() throws UsageException {
    ClientSettings settings = settings();
    Endpoint endpoint = endpoint(settings);
    requireTls(endpoint);
    Credentials credentials = new Credentials(line, terminal, endpoint, settings);
    SessionOptions options =
        encoded(SessionOptions.defaults())
            .withTls(tls(credentials))
            .withNetworkDelay(settings.networkDelay())
            .withProxy(ProxyArguments.parse(line, terminal));
    if (line.has(Switch.TIMEOUT)) {
      int millis = line.number(Switch.TIMEOUT, 0, LEAST_TIMEOUT, Integer.MAX_VALUE);
      options = options.withOperationTimeout(Duration.ofMillis(millis));
    }
    Authentication authentication = credentials.authentication();
    return new WsmanSession(endpoint, authentication, named(options, authentication));
  }

  /** What this machine says to its clients; nothing for its own socket. */
  private ClientSettings settings() throws UsageException {
    if (!line.has(Switch.REMOTE)) {
      return ClientSettings.defaults();
    }
    Path base;
    try {
      base = Instance.directory(null, terminal);
    } catch (UsageException nowhere) {
      return ClientSettings.defaults();
    }
    try {
      return ClientSettings.ofInstance(base);
    } catch (IOException | IllegalArgumentException broken) {
      throw new UsageException(broken.getMessage());
    }
  }

  private SessionOptions encoded(SessionOptions options) throws UsageException {
    String encoding = line.value(Switch.ENCODING, "utf-8");
    return switch (encoding.toLowerCase(Locale.ROOT)) {
      case "utf-8" -> options;
      case "utf-16" -> options.withUtf16();
      default ->
          throw new UsageException(
              "-encoding:" + encoding + " is not known: use -encoding:utf-8 or -encoding:utf-16");
    };
  }

  private SessionOptions named(SessionOptions options, Authentication authentication)
      throws UsageException {
    if (!line.has(Switch.SPN_PORT)) {
      return options;
    }
    // Only these two log a connection on.
    if (!authentication.bindsConnection()) {
      throw new UsageException(
          "-SPNPort is about the name of the service in Negotiate and Kerberos: use -a:negotiate"
              + " or -a:kerberos, or leave it out");
    }
    return options.withSpnPort();
  }

  /** What is asked for and would not be looked at is no protection. */
  private void requireTls(Endpoint endpoint) throws UsageException {
    for (Switch tls : new Switch[] {Switch.PIN, Switch.CA_FILE, Switch.CHECK_REVOCATION}) {
      if (line.has(tls) && endpoint.transport() != Endpoint.Transport.HTTPS) {
        throw new UsageException(tls.label() + " is about https: use -usessl");
      }
    }
  }

  private TlsOptions tls(Credentials credentials) throws UsageException {
    TlsOptions tls = TlsOptions.strict();
    if (line.has(Switch.SKIP_CA)) {
      tls = tls.skippingAuthority();
    }
    if (line.has(Switch.SKIP_CN)) {
      tls = tls.skippingName();
    }
    if (line.has(Switch.CHECK_REVOCATION)) {
      if (line.has(Switch.SKIP_REVOCATION) || line.has(Switch.SKIP_CA)) {
        throw new UsageException(
            "-checkRevocation goes neither with -skipRevocationCheck nor with -skipCAcheck");
      }
      tls = tls.checkingRevocation();
    }
    if (line.has(Switch.CA_FILE)) {
      tls = tls.believing(Path.of(line.value(Switch.CA_FILE, "")));
    }
    if (line.has(Switch.PIN)) {
      try {
        tls = tls.pinnedTo(line.value(Switch.PIN, ""));
      } catch (IllegalArgumentException e) {
        throw new UsageException("-pin: " + e.getMessage());
      }
    }
    return credentials.show(tls);
  }

  private Endpoint endpoint(ClientSettings settings) throws UsageException {
    String remote = line.value(Switch.REMOTE, null);
    return remote == null
        ? Endpoint.ofInstance(Instance.directory(line.value(Switch.BASE, null), terminal))
        : RemoteAddress.parse(remote, line.has(Switch.USE_SSL), settings);
  }
}
