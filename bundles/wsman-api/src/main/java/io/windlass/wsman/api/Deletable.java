package io.windlass.wsman.api;

import org.osgi.annotation.versioning.ConsumerType;

/** WS-Transfer Delete (DSP0226 §7.5). */
@ConsumerType
public interface Deletable extends ResourceProvider {
  /**
   * Deletes one instance.
   *
   * @throws ResourceFault {@link FaultCode#NOT_FOUND} when there is no such instance
   * @throws InterruptedException when the host cancels the call
   */
  void delete(Target target, OpContext context) throws ResourceFault, InterruptedException;
}
