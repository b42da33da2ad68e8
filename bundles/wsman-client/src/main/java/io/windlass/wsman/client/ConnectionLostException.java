package io.windlass.wsman.client;

/** The peer was gone before it had answered anything. */
final class ConnectionLostException extends WsmanException {
  private static final long serialVersionUID = 1L;

  ConnectionLostException(String message) {
    super(message);
  }
}
