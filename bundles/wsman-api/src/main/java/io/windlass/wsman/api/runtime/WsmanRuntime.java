package io.windlass.wsman.api.runtime;

import org.osgi.annotation.versioning.ProviderType;

/** What the host is doing: the one source for commands, pages, health checks and inventory. */
@ProviderType
public interface WsmanRuntime {
  /** A snapshot. */
  RuntimeDTO getRuntimeDTO();
}
