package io.windlass.wsman.client;

import java.io.IOException;

/**
 * No usable answer: the connection, HTTP, TLS or the XML failed; the message says which and why.
 */
public class WsmanException extends IOException {
  private static final long serialVersionUID = 1L;

  /** A failure that has no deeper cause. */
  public WsmanException(String message) {
    super(message);
  }

  /** A failure with its cause. */
  public WsmanException(String message, Throwable cause) {
    super(message, cause);
  }
}
