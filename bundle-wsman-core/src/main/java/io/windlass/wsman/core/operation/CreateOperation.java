package io.windlass.wsman.core.operation;

import io.windlass.wsman.api.Creatable;
import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.security.Right;
import io.windlass.wsman.core.registry.Resource;
import io.windlass.wsman.core.registry.Selectors;
import io.windlass.wsman.xml.XmlBuffer;
import io.windlass.wsman.xml.cim.EndpointReference;
import java.util.concurrent.CompletionStage;
import javax.xml.stream.XMLStreamException;

/** WS-Transfer Create (DSP0226 §7.6): the answer is the new instance's address and nothing else. */
public final class CreateOperation implements Operation {
  private final ResourceCalls calls;
  private final FragmentOperations fragments;

  /** Finds resources and runs their providers so. */
  public CreateOperation(ResourceCalls calls) {
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
  public CompletionStage<XmlBuffer> run(OperationRequest request) throws ResourceFault {
    return calls.onResource(
        request,
        resource ->
            request.headers().fragmentTransfer().isPresent()
                ? fragments.create(resource, request)
                : create(resource, request));
  }

  private CompletionStage<XmlBuffer> create(Resource resource, OperationRequest request)
      throws ResourceFault, XMLStreamException {
    Creatable provider = resource.facet(Creatable.class, "Create");
    Target target = Selectors.known(resource, request.target());
    Instance template = InstanceBody.read(resource, request);
    return calls.run(
        resource,
        request,
        () -> {
          Target created = provider.create(target, template, request.context());
          if (created == null) {
            throw new ResourceFault(FaultCode.INTERNAL_ERROR, "The provider returned null.");
          }
          Target address = resource.address(created);
          XmlBuffer out =
              request.reply(Actions.response(Actions.CREATE), RequestedEpr.of(request, address));
          out.raw("<x:ResourceCreated>");
          EndpointReference.writeContent(address, out);
          return out.raw("</x:ResourceCreated>");
        });
  }
}
