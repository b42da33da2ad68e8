package io.windlass.wsman.client;

/** The session was closed before or during a call. */
public final class SessionClosedException extends WsmanException {
  private static final long serialVersionUID = 1L;

  SessionClosedException(String message) {
    super(message);
  }
}
