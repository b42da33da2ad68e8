package io.windlass.wsman.api.event;

import io.windlass.wsman.api.OpContext;
import io.windlass.wsman.api.Query;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.ResourceProvider;
import org.osgi.annotation.versioning.ConsumerType;

/** WS-Eventing Subscribe (DSP0226 §10). */
@ConsumerType
public interface Subscribable extends ResourceProvider {
  /**
   * Starts to send events.
   *
   * @return what ends the subscription; closed exactly once, when the client unsubscribes, the
   *     subscription expires or the host stops
   * @throws ResourceFault when there is nothing to subscribe to
   */
  AutoCloseable subscribe(Query query, EventSink sink, OpContext context) throws ResourceFault;
}
