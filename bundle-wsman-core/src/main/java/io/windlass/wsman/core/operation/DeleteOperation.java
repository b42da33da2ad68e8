package io.windlass.wsman.core.operation;

import io.windlass.wsman.api.Deletable;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.security.Right;
import io.windlass.wsman.core.registry.Resource;
import io.windlass.wsman.core.registry.Selectors;
import io.windlass.wsman.xml.XmlBuffer;
import java.util.concurrent.CompletionStage;
import javax.xml.stream.XMLStreamException;

/** WS-Transfer Delete (DSP0226 §7.5). */
public final class DeleteOperation implements Operation {
  private final ResourceCalls calls;
  private final FragmentOperations fragments;

  /** Finds resources and runs their providers so. */
  public DeleteOperation(ResourceCalls calls) {
    this.calls = calls;
    this.fragments = new FragmentOperations(calls);
  }

  @Override
  public boolean doesFragments() {
    return true;
  }

  @Override
  public Right right() {
    return Right.WRITE;
  }

  @Override
  public CompletionStage<XmlBuffer> run(OperationRequest request)
      throws ResourceFault, XMLStreamException {
    request.endOfMessage();
    return calls.onResource(
        request,
        resource ->
            request.headers().fragmentTransfer().isPresent()
                ? fragments.delete(resource, request)
                : delete(resource, request));
  }

  private CompletionStage<XmlBuffer> delete(Resource resource, OperationRequest request)
      throws ResourceFault {
    Deletable provider = resource.facet(Deletable.class, "Delete");
    Target target = Selectors.instance(resource, request.target());
    return calls.run(
        resource,
        request,
        () -> {
          provider.delete(target, request.context());
          return request.reply(Actions.response(Actions.DELETE), RequestedEpr.invalid(request));
        });
  }
}
