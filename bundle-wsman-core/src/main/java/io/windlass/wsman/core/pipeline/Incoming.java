package io.windlass.wsman.core.pipeline;

import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.security.Caller;
import io.windlass.wsman.core.envelope.Headers;
import io.windlass.wsman.core.limits.ServiceLimits;
import io.windlass.wsman.core.operation.Operation;
import io.windlass.wsman.core.registry.ProviderEntry;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** What the steps of the pipeline have found out about a request so far. For one thread. */
final class Incoming {
  final Caller caller;
  final Headers headers;
  final ServiceLimits limits;
  final boolean utf16;
  final String remoteAddress;
  URI resourceUri;
  Target target;
  Optional<ProviderEntry> entry;
  Operation operation;
  Duration timeout;
  int maxEnvelope;

  Incoming(
      Caller caller, Headers headers, ServiceLimits limits, boolean utf16, String remoteAddress) {
    this.caller = caller;
    this.headers = headers;
    this.limits = limits;
    this.utf16 = utf16;
    this.remoteAddress = remoteAddress;
  }
}
