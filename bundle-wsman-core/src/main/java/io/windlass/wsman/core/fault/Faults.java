package io.windlass.wsman.core.fault;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Finds the refusal in whatever a stage ended with. */
public final class Faults {
  private Faults() {}

  /** The fault to answer; anything that is not a {@link ResourceFault} is an internal error. */
  public static ResourceFault of(Throwable failure) {
    Throwable cause = failure;
    while ((cause instanceof CompletionException || cause instanceof ExecutionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof ResourceFault fault
        ? fault
        : new ResourceFault(
            FaultCode.INTERNAL_ERROR, "The service failed in a way it did not expect.", cause);
  }
}
