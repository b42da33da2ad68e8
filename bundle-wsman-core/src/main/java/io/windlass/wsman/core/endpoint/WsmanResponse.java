package io.windlass.wsman.core.endpoint;

import java.nio.ByteBuffer;
import java.util.Objects;

/** A complete answer; immutable but for the buffer's position. */
public final class WsmanResponse {
  private final int status;
  private final String contentType;
  private final ByteBuffer body;

  /**
   * @param status the HTTP status
   * @param contentType the Content-Type header; empty when there is no body
   * @param body the envelope, between position and limit
   */
  public WsmanResponse(int status, String contentType, ByteBuffer body) {
    this.status = status;
    this.contentType = Objects.requireNonNull(contentType, "contentType");
    this.body = Objects.requireNonNull(body, "body");
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The Content-Type header; empty when there is no body. */
  public String contentType() {
    return contentType;
  }

  /** The envelope as a view of its own; maybe empty. */
  public ByteBuffer body() {
    return body.duplicate();
  }
}
