package io.windlass.wsman.api;

import io.windlass.wsman.api.cim.Instance;
import org.osgi.annotation.versioning.ConsumerType;

/** WS-Transfer Put (DSP0226 §7.4). */
@ConsumerType
public interface Puttable extends ResourceProvider {
  /**
   * Changes one instance.
   *
   * @param target the class and its keys, already checked against the schema
   * @param changed the properties that the client sent and that can be written, typed and at least
   *     one; one that is absent stays as it is. The host has refused unknown and wrongly typed ones
   * @return the new state
   * @throws ResourceFault {@link FaultCode#NOT_FOUND} when there is no such instance
   * @throws InterruptedException when the host cancels the call
   */
  Instance put(Target target, Instance changed, OpContext context)
      throws ResourceFault, InterruptedException;
}
