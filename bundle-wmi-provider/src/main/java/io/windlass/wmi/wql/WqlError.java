package io.windlass.wmi.wql;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;

/** Words a refusal so that the author of the query finds the place. */
public final class WqlError {
  private WqlError() {}

  /** A mistake in the text at an offset. */
  static ResourceFault at(String query, int offset, String message) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < offset && i < query.length(); i++) {
      column++;
      if (query.charAt(i) == '\n') {
        line++;
        column = 1;
      }
    }
    return fault("line " + line + ", column " + column + ": " + message);
  }

  /** A mistake without a place. */
  public static ResourceFault fault(String message) {
    return new ResourceFault(FaultCode.CANNOT_PROCESS_FILTER, "WQL: " + message);
  }
}
