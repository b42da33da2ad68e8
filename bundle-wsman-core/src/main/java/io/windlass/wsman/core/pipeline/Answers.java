package io.windlass.wsman.core.pipeline;

import io.windlass.wsman.core.endpoint.WsmanResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Turns the bytes of an envelope into an answer in the request's encoding (DSP0226 R13.1-4). */
final class Answers {
  private static final String UTF_8 = "application/soap+xml;charset=UTF-8";
  private static final String UTF_16 = "application/soap+xml;charset=UTF-16";

  private Answers() {}

  static WsmanResponse of(int status, ByteBuffer utf8, boolean utf16) {
    if (!utf16) {
      return new WsmanResponse(status, UTF_8, utf8);
    }
    String text = "\uFEFF" + StandardCharsets.UTF_8.decode(utf8);
    return new WsmanResponse(status, UTF_16, StandardCharsets.UTF_16LE.encode(text));
  }
}
