package io.windlass.wsman.core.operation;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.Puttable;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.cim.Property;
import io.windlass.wsman.api.security.Right;
import io.windlass.wsman.core.registry.Resource;
import io.windlass.wsman.core.registry.Selectors;
import io.windlass.wsman.xml.XmlBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import javax.xml.stream.XMLStreamException;

/**
 * WS-Transfer Put (DSP0226 §7.4). Clients send back the whole instance that they got, so properties
 * that cannot be written are left out; a Put that holds nothing else is refused.
 */
public final class PutOperation implements Operation {
  private final ResourceCalls calls;

  /** Finds resources and runs their providers so. */
  public PutOperation(ResourceCalls calls) {
    this.calls = calls;
  }

  @Override
  public Right right() {
    return Right.WRITE;
  }

  @Override
  public CompletionStage<XmlBuffer> run(OperationRequest request) throws ResourceFault {
    return calls.onResource(request, resource -> put(resource, request));
  }

  private CompletionStage<XmlBuffer> put(Resource resource, OperationRequest request)
      throws ResourceFault, XMLStreamException {
    Puttable provider = resource.facet(Puttable.class, "Put");
    Target target = Selectors.instance(resource, request.target());
    Instance changed = writable(resource, InstanceBody.read(resource, request));
    return calls.run(
        resource,
        request,
        () ->
            InstanceAnswer.write(
                resource,
                provider.put(target, changed, request.context()),
                request.reply(Actions.response(Actions.PUT))));
  }

  private static Instance writable(Resource resource, Instance sent) throws ResourceFault {
    List<Property> writable =
        resource.type().schema().properties().stream().filter(Property::isWritable).toList();
    Instance.Builder changed = Instance.of(sent.className());
    int count = 0;
    for (Property property : writable) {
      Object value = sent.get(property.name());
      if (value != null) {
        changed.set(property.name(), value);
        count++;
      }
    }
    if (count == 0) {
      List<String> names = writable.stream().map(Property::name).toList();
      throw new ResourceFault(
          FaultCode.INVALID_VALUES,
          "The Put holds no property that can be written. Of "
              + sent.className()
              + " can be written: "
              + names);
    }
    return changed.build();
  }
}
