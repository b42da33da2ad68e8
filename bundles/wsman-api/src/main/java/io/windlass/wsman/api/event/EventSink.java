package io.windlass.wsman.api.event;

import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.cim.Instance;
import org.osgi.annotation.versioning.ProviderType;

/** Where a source puts its events. Safe for several threads; never blocks. */
@ProviderType
public interface EventSink {
  /**
   * Hands an event over.
   *
   * @return false when it was dropped or the subscription is closed: slow down or stop
   */
  boolean emit(Instance event);

  /** Ends the subscription with a fault; later calls do nothing. */
  void fail(ResourceFault fault);
}
