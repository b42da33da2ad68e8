package io.windlass.wsman.core.operation;

import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.core.call.Async;
import io.windlass.wsman.core.call.ProviderCalls;
import io.windlass.wsman.core.registry.ProviderRegistry;
import io.windlass.wsman.core.registry.Resource;
import io.windlass.wsman.xml.XmlBuffer;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;

/**
 * Finds resources and runs their providers: what all operations on a resource begin and end with.
 *
 * @param registry where resources are found
 * @param calls how their providers are run
 */
public record ResourceCalls(ProviderRegistry registry, ProviderCalls calls) {

  /** Goes on with the resource that a request is addressed to. */
  CompletionStage<XmlBuffer> onResource(
      OperationRequest request, Async.Step<Resource, XmlBuffer> step) throws ResourceFault {
    return Async.compose(
        registry.resolve(request.target()),
        resource -> {
          request.access().require(resource);
          return step.apply(resource);
        });
  }

  /** Runs a task in the bulkhead of a resource's provider, until the request's deadline. */
  CompletionStage<XmlBuffer> run(
      Resource resource, OperationRequest request, Callable<XmlBuffer> task) {
    return calls.call(
        resource.entry().bulkhead(), request.context(), resource.entry().provider(), task);
  }
}
