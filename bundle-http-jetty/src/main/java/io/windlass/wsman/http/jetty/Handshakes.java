package io.windlass.wsman.http.jetty;

import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import org.eclipse.jetty.io.ssl.SslHandshakeListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the operator whose certificate was not believed, and why: the client only sees an alert.
 */
final class Handshakes implements SslHandshakeListener {
  private static final Logger LOG = LoggerFactory.getLogger(Handshakes.class);

  @Override
  public void handshakeFailed(Event event, Throwable failure) {
    String peer = String.valueOf(event.getEndPoint().getRemoteSocketAddress());
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertPathValidatorException
          || cause instanceof CertificateException && cause.getCause() == null) {
        LOG.warn("The certificate of {} is refused: {}", peer, cause.getMessage());
        return;
      }
    }
    // Port scanners and browsers that do not trust the certificate end here, every day.
    LOG.debug("No TLS with {}: {}", peer, failure.toString());
  }
}
