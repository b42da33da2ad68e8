package io.windlass.wsman.api.security;

/** What an operation does to a resource (MS-WSMV §3.1.4.1.29.4). */
public enum Right {
  /** Get, Enumerate, Pull, Release, Subscribe, Unsubscribe. */
  READ,
  /** Put, Create, Delete. */
  WRITE,
  /** Everything else: methods, shells, event delivery. */
  EXECUTE
}
