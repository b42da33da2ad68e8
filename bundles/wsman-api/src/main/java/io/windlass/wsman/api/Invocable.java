package io.windlass.wsman.api;

import io.windlass.wsman.api.cim.Instance;
import org.osgi.annotation.versioning.ConsumerType;

/** Methods of a class or of an instance (DSP0226 §9, DSP0227). */
@ConsumerType
public interface Invocable extends ResourceProvider {
  /**
   * Runs a method.
   *
   * @param target the class; with keys when the method is not static
   * @param method the name as the schema spells it
   * @param input the in parameters, typed as in the schema; absent ones are not set
   * @return the out parameters, and {@code ReturnValue} where the method returns something
   * @throws ResourceFault {@link FaultCode#NOT_FOUND} when there is no such instance
   * @throws InterruptedException when the host cancels the call
   */
  Instance invoke(Target target, String method, Instance input, OpContext context)
      throws ResourceFault, InterruptedException;
}
