package io.windlass.wsman.core.pipeline;

import io.windlass.wsman.api.ResourceFault;

/** One check of a request, or one fact that is found out about it. */
@FunctionalInterface
interface Step {
  /**
   * @throws ResourceFault to refuse the request
   */
  void apply(Incoming request) throws ResourceFault;
}
