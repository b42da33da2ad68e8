package io.windlass.wsman.core.endpoint;

import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/** The engine, as transports see it. A service; safe for use by several threads. */
@ProviderType
public interface WsmanEndpoint {
  /**
   * Handles one message. Returns soon; the stage completes on a thread of the engine, always
   * normally and within the operation's deadline: whatever goes wrong is a fault in the response.
   */
  CompletionStage<WsmanResponse> handle(WsmanRequest request);

  /**
   * The answer to an Identify of an unauthenticated caller (DSP0226 §11): versions are blank, and
   * the body of the request is not looked at.
   */
  WsmanResponse identifyAnonymously();

  /**
   * The most bytes that a request body may have (MaxEnvelopeSizekb). The transport refuses a larger
   * one with 413 before it buffers it.
   */
  int maxRequestBytes();
}
