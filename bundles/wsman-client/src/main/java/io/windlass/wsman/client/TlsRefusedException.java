package io.windlass.wsman.client;

/** TLS did not come about: most often the certificate is not trusted or names another host. */
public final class TlsRefusedException extends WsmanException {
  private static final long serialVersionUID = 1L;

  TlsRefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
