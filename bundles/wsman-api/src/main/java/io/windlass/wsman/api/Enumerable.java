package io.windlass.wsman.api;

import org.osgi.annotation.versioning.ConsumerType;

/** WS-Enumeration (DSP0226 §8). */
@ConsumerType
public interface Enumerable extends ResourceProvider {
  /**
   * Opens a cursor over the instances of a class and of its subclasses.
   *
   * @param query the class, the parsed filter and the projection. A provider may use both to do
   *     less work; whatever it returns too much is dropped by the host
   * @return a cursor which the host closes exactly once
   * @throws InterruptedException when the host cancels the call
   */
  InstanceSource enumerate(Query query, OpContext context)
      throws ResourceFault, InterruptedException;
}
