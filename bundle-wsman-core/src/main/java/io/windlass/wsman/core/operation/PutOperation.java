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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import javax.xml.stream.XMLStreamException;

/**
 * WS-Transfer Put (DSP0226 §7.4). Clients send back the whole instance that they got, so properties
 * that cannot be written are left out; a Put that holds nothing else is refused.
 */
public final class PutOperation implements Operation {
  private final ResourceCalls calls;
  private final FragmentOperations fragments;

  /** Finds resources and runs their providers so. */
  public PutOperation(ResourceCalls calls) {
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
                ? fragments.put(resource, request)
                : put(resource, request));
  }

  private CompletionStage<XmlBuffer> put(Resource resource, OperationRequest request)
      throws ResourceFault, XMLStreamException {
    Puttable provider = resource.facet(Puttable.class, "Put");
    Target target = Selectors.instance(resource, request.target());
    Instance changed = changes(resource, target, InstanceBody.read(resource, request));
    return calls.run(
        resource,
        request,
        () ->
            InstanceAnswer.write(
                resource, provider.put(target, changed, request.context()), Actions.PUT, request));
  }

  private static Instance changes(Resource resource, Target target, Instance sent)
      throws ResourceFault {
    Instance.Builder changed = Instance.of(sent.className());
    List<String> writable = new ArrayList<>();
    boolean any = false;
    for (Property property : resource.type().schema().properties()) {
      String name = property.name();
      if (property.isWritable()) {
        writable.add(name);
      }
      boolean change =
          property.isKey()
              ? Renames.asked(property, target, sent)
              : property.isWritable() && sent.properties().containsKey(name);
      if (change) {
        copy(sent, name, changed);
        any = true;
      }
    }
    if (!any) {
      throw new ResourceFault(
          FaultCode.INVALID_VALUES,
          "The Put holds no property that can be written. Of "
              + sent.className()
              + " can be written: "
              + writable);
    }
    return changed.build();
  }

  private static void copy(Instance from, String name, Instance.Builder to) {
    if (from.get(name) == null) {
      to.setNull(name);
    } else {
      to.set(name, from.get(name));
    }
  }
}
