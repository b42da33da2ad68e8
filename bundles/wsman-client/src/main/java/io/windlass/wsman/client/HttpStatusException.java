package io.windlass.wsman.client;

/** The service answered with an HTTP status and no SOAP: 401, 403, 404, 413, a redirect. */
public final class HttpStatusException extends WsmanException {
  private static final long serialVersionUID = 1L;

  private final int status;

  HttpStatusException(int status, String message) {
    super(message);
    this.status = status;
  }

  /** The HTTP status code. */
  public int status() {
    return status;
  }
}
