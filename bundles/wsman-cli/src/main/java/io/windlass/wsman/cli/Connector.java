package io.windlass.wsman.cli;

import io.windlass.wsman.client.Endpoint;
import io.windlass.wsman.client.SessionOptions;
import io.windlass.wsman.client.TlsOptions;
import io.windlass.wsman.client.WsmanSession;
import java.nio.file.Path;
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
    Endpoint endpoint = endpoint();
    requireTls(endpoint);
    Credentials credentials = new Credentials(line, terminal, endpoint);
    SessionOptions options = SessionOptions.defaults().withTls(tls(credentials));
    if (line.has(Switch.TIMEOUT)) {
      int millis = line.number(Switch.TIMEOUT, 0, LEAST_TIMEOUT, Integer.MAX_VALUE);
      options = options.withOperationTimeout(Duration.ofMillis(millis));
    }
    return new WsmanSession(endpoint, credentials.authentication(), options);
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

  private Endpoint endpoint() throws UsageException {
    String remote = line.value(Switch.REMOTE, null);
    if (remote != null) {
      return RemoteAddress.parse(remote, line.has(Switch.USE_SSL));
    }
    return Endpoint.local(
        Instance.socket(Instance.directory(line.value(Switch.BASE, null), terminal)));
  }
}
