package io.windlass.wsman.core.operation;

import io.windlass.wsman.api.Gettable;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.security.Right;
import io.windlass.wsman.core.registry.Resource;
import io.windlass.wsman.core.registry.Selectors;
import io.windlass.wsman.xml.XmlBuffer;
import java.util.concurrent.CompletionStage;
import javax.xml.stream.XMLStreamException;

/** WS-Transfer Get (DSP0226 §7.3). */
public final class GetOperation implements Operation {
  private final ResourceCalls calls;
  private final FragmentOperations fragments;

  /** Finds resources and runs their providers so. */
  public GetOperation(ResourceCalls calls) {
    this.calls = calls;
    this.fragments = new FragmentOperations(calls);
  }

  @Override
  public boolean doesFragments() {
    return true;
  }

  @Override
  public Right right() {
    return Right.READ;
  }

  @Override
  public CompletionStage<XmlBuffer> run(OperationRequest request)
      throws ResourceFault, XMLStreamException {
    request.endOfMessage();
    return calls.onResource(
        request,
        resource ->
            request.headers().fragmentTransfer().isPresent()
                ? fragments.get(resource, request)
                : get(resource, request));
  }

  private CompletionStage<XmlBuffer> get(Resource resource, OperationRequest request)
      throws ResourceFault {
    Gettable provider = resource.facet(Gettable.class, "Get");
    Target target = Selectors.instance(resource, request.target());
    return calls.run(
        resource,
        request,
        () ->
            InstanceAnswer.write(
                resource, provider.get(target, request.context()), Actions.GET, request));
  }
}
