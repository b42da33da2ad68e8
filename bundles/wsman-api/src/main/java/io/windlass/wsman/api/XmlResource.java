package io.windlass.wsman.api;

import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The raw tier, beside the typed one: pass-through, shells, vendor XML. All actions of the resource
 * reach the provider as XML, but for two things that the host does for it:
 *
 * <ul>
 *   <li>When the service is {@link Enumerable} too, the host runs its enumerations: contexts,
 *       pages, modes and the selector filter. The cursor gives {@link XmlInstance}s. Other typed
 *       facets of the same service are not used.
 *   <li>A Get or a Put of a fragment becomes a Get, and a Put of the whole element in which the
 *       fragment is another one (DSP0226 §7.7).
 * </ul>
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
