package io.windlass.wsman.api;

import io.windlass.wsman.api.cim.Instance;
import org.osgi.annotation.versioning.ConsumerType;

/** WS-Transfer Create (DSP0226 §7.6). */
@ConsumerType
public interface Creatable extends ResourceProvider {
  /**
   * Creates an instance.
   *
   * @param target the class, with the selectors that the client sent (maybe none)
   * @param template the properties of the new instance
   * @return the address of the new instance
   * @throws ResourceFault {@link FaultCode#ALREADY_EXISTS} when there is one with these keys
   * @throws InterruptedException when the host cancels the call
   */
  Target create(Target target, Instance template, OpContext context)
      throws ResourceFault, InterruptedException;
}
