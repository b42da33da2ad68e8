package io.windlass.wsman.cli;

import io.windlass.wsman.client.HttpStatusException;
import io.windlass.wsman.client.NotReachableException;
import io.windlass.wsman.client.TlsRefusedException;
import io.windlass.wsman.client.WsmanException;
import java.io.IOException;
import java.net.SocketTimeoutException;

/** Says what went wrong before a service could answer, with the number that Windows has for it. */
final class Failure {
  private static final long WSMAN = 0x80338000L;
  private static final long ACCESS_DENIED = 5;
  private static final long TLS = 12175;

  private Failure() {}

  static String explain(WsmanException failure, CommandLine line, Terminal terminal)
      throws IOException {
    long code = code(failure);
    String message = message(failure, line, terminal);
    return code < 0
        ? "Error: " + message + "\n"
        : FaultFormat.format(message, code, ErrorCodes.meaning(code));
  }

  private static long code(WsmanException failure) {
    if (failure instanceof NotReachableException) {
      return WSMAN + 18;
    }
    if (failure instanceof TlsRefusedException) {
      return TLS;
    }
    if (failure.getCause() instanceof SocketTimeoutException) {
      return WSMAN + 294;
    }
    return failure instanceof HttpStatusException ? status((HttpStatusException) failure) : -1;
  }

  private static long status(HttpStatusException failure) {
    int status = failure.status();
    return switch (status) {
      case 401, 403 -> ACCESS_DENIED;
      case 400 -> WSMAN + 369;
      case 404 -> WSMAN + 275;
      case 413 -> WSMAN + 273;
      case 500 -> WSMAN + 368;
      case 503 -> WSMAN + 274;
      default -> WSMAN + (status / 100 == 3 ? 272 : 271);
    };
  }

  private static String message(WsmanException failure, CommandLine line, Terminal terminal) {
    String message = failure.getMessage();
    if (failure instanceof TlsRefusedException) {
      return message
          + "\nIf the certificate is not from a known authority, trust it in the JVM's trust store"
          + " or use -skipCAcheck; if it names another host, use that name or -skipCNcheck";
    }
    if (failure instanceof NotReachableException && !line.has(Switch.REMOTE)) {
      try {
        return Instance.whyNot(
            Instance.directory(line.value(Switch.BASE, null), terminal), message);
      } catch (UsageException noDirectory) {
        return message;
      }
    }
    return message;
  }
}
