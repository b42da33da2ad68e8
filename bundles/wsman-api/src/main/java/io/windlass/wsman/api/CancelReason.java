package io.windlass.wsman.api;

/** Why nobody waits for an operation any more. */
public enum CancelReason {
  /** The deadline of the operation has passed. */
  TIMEOUT,
  /** The client released the enumeration. */
  RELEASED,
  /** The connection of the client is gone. */
  CLIENT_GONE,
  /** The provider's service is being unregistered. */
  PROVIDER_STOPPING,
  /** The host is being stopped. */
  HOST_STOPPING
}
