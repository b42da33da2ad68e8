package io.windlass.wsman.api;

import io.windlass.wsman.api.cim.Instance;
import org.osgi.annotation.versioning.ConsumerType;

/** WS-Transfer Get (DSP0226 §7.3). */
@ConsumerType
public interface Gettable extends ResourceProvider {
  /**
   * Reads one instance.
   *
   * @param target the class and its keys, already checked against the schema
   * @return the instance; its class may be a subclass of the target's
   * @throws ResourceFault {@link FaultCode#NOT_FOUND} when there is no such instance
   * @throws InterruptedException when the host cancels the call
   */
  Instance get(Target target, OpContext context) throws ResourceFault, InterruptedException;
}
