package io.windlass.wsman.client;

/** Nobody answers at the endpoint: no such host, nothing listens, or the way is barred. */
public final class NotReachableException extends WsmanException {
  private static final long serialVersionUID = 1L;

  NotReachableException(String message, Throwable cause) {
    super(message, cause);
  }
}
