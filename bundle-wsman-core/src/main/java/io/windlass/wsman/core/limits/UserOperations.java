package io.windlass.wsman.core.limits;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.security.Caller;
import java.util.concurrent.ConcurrentHashMap;

/** Counts the operations of each user that are under way; an open enumeration is one. */
public final class UserOperations {
  /** ERROR_WSMAN_QUOTA_MAX_OPERATIONS, by which clients know that they may try again. */
  private static final long MAX_OPERATIONS = 0x803381A6L;

  private final ConcurrentHashMap<String, Integer> running = new ConcurrentHashMap<>();

  /** Counts one more; {@link #leave} must follow. */
  public void enter(Caller caller, int limit) throws ResourceFault {
    int now = running.merge(caller.getName(), 1, Integer::sum);
    if (now > limit) {
      leave(caller);
      throw ResourceFault.numbered(
          FaultCode.INTERNAL_ERROR,
          MAX_OPERATIONS,
          "The user "
              + caller.getName()
              + " has "
              + limit
              + " operations under way, which is MaxConcurrentOperationsPerUser."
              + " Wait for one to end and try again.");
    }
  }

  /** Counts one less. */
  public void leave(Caller caller) {
    running.computeIfPresent(caller.getName(), (name, count) -> count == 1 ? null : count - 1);
  }
}
