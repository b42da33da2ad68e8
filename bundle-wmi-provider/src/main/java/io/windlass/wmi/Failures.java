package io.windlass.wmi;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;

/** Turns the failures of a source into refusals that say what could not be read. */
final class Failures {
  private Failures() {}

  /** What a source does. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws ResourceFault, IOException, InterruptedException;
  }

  static <T> T explained(Work<T> work) throws ResourceFault, InterruptedException {
    try {
      return work.run();
    } catch (UncheckedIOException e) {
      throw unreadable(e.getCause());
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static ResourceFault unreadable(IOException cause) throws InterruptedException {
    if (cause instanceof InterruptedIOException && Thread.interrupted()) {
      throw new InterruptedException(cause.getMessage());
    }
    return new ResourceFault(
        FaultCode.INTERNAL_ERROR, "This host could not be read: " + cause.getMessage(), cause);
  }
}
