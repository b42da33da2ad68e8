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
   *     one; one that is absent stays as it is, one that is there with null becomes NULL. The host
   *     has refused unknown and wrongly typed ones. A key is among them only when it is declared as
   *     writable and differs from the target's: a rename
   * @return the new state, with its keys
   * @throws ResourceFault {@link FaultCode#NOT_FOUND} when there is no such instance
   * @throws InterruptedException when the host cancels the call
   */
  Instance put(Target target, Instance changed, OpContext context)
      throws ResourceFault, InterruptedException;
}
