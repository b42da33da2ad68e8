package io.windlass.wsman.core.operation;

import io.windlass.wsman.api.Gettable;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.security.Right;
import io.windlass.wsman.core.call.Async;
import io.windlass.wsman.core.call.ProviderCalls;
import io.windlass.wsman.core.registry.ProviderRegistry;
import io.windlass.wsman.core.registry.Resource;
import io.windlass.wsman.core.registry.Selectors;
import io.windlass.wsman.xml.XmlBuffer;
import java.util.concurrent.CompletionStage;
import javax.xml.stream.XMLStreamException;

/** WS-Transfer Get (DSP0226 §7.3). */
public final class GetOperation implements Operation {
  private final ProviderRegistry registry;
  private final ProviderCalls calls;

  /** Finds resources here, and runs their providers so. */
  public GetOperation(ProviderRegistry registry, ProviderCalls calls) {
    this.registry = registry;
    this.calls = calls;
  }

  @Override
  public Right right() {
    return Right.READ;
  }

  @Override
  public CompletionStage<XmlBuffer> run(OperationRequest request)
      throws ResourceFault, XMLStreamException {
    request.endOfMessage();
    return Async.compose(registry.resolve(request.target()), resource -> get(resource, request));
  }

  private CompletionStage<XmlBuffer> get(Resource resource, OperationRequest request)
      throws ResourceFault {
    Gettable provider = resource.facet(Gettable.class, "Get");
    Target target = Selectors.instance(resource, request.target().selectors());
    return calls.call(
        resource.entry().bulkhead(),
        request.context(),
        provider,
        () ->
            InstanceAnswer.write(
                resource,
                provider.get(target, request.context()),
                request.reply(Actions.response(Actions.GET))));
  }
}
