package io.windlass.wsman.api;

import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The raw tier, beside the typed one: pass-through, shells, vendor XML. All actions of the resource
 * reach the provider as XML; a typed facet of the same service is not used.
 */
@ConsumerType
public interface XmlResource extends ResourceProvider {
  /**
   * Handles one request.
   *
   * <p>The call itself has a deadline as every call. A provider that has nothing to say yet returns
   * a stage and lets the thread go; a stage that is not complete at {@link OpContext#deadline()}
   * becomes {@code wsman:TimedOut}.
   *
   * @throws ResourceFault the fault to answer
   * @throws InterruptedException when the host cancels the call
   */
  CompletionStage<XmlReply> handle(XmlRequest request, OpContext context)
      throws ResourceFault, InterruptedException;
}
