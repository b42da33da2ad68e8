package io.windlass.wsman.core.operation;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.Gettable;
import io.windlass.wsman.api.OpContext;
import io.windlass.wsman.api.Puttable;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.cim.Property;
import io.windlass.wsman.core.envelope.FragmentTransfer;
import io.windlass.wsman.core.registry.Resource;
import io.windlass.wsman.core.registry.Selectors;
import io.windlass.wsman.core.xpath.FragmentPath;
import io.windlass.wsman.core.xpath.FragmentSelection;
import io.windlass.wsman.xml.Namespaces;
import io.windlass.wsman.xml.XmlBuffer;
import io.windlass.wsman.xml.XmlCursor;
import io.windlass.wsman.xml.cim.EndpointReference;
import java.util.concurrent.CompletionStage;
import javax.xml.stream.XMLStreamException;

/**
 * Get, Put, Create and Delete of a fragment (DSP0226 §7.7), made of a provider's whole Get and Put:
 * what is created or deleted is a part of an instance, so both are a Put for the provider.
 */
final class FragmentOperations {
  private final ResourceCalls calls;

  FragmentOperations(ResourceCalls calls) {
    this.calls = calls;
  }

  CompletionStage<XmlBuffer> get(Resource resource, OperationRequest request) throws ResourceFault {
    FragmentSelection selection = selection(resource, request);
    Gettable provider = resource.facet(Gettable.class, "Get");
    Target target = Selectors.instance(resource, request.target());
    return calls.run(
        resource,
        request,
        () -> {
          Instance current = present(provider.get(target, request.context()));
          request.access().require(resource, current);
          return answer(resource, selection, current, Actions.GET, request);
        });
  }

  CompletionStage<XmlBuffer> put(Resource resource, OperationRequest request)
      throws ResourceFault, XMLStreamException {
    FragmentSelection selection = selection(resource, request);
    Writing writing = new Writing(resource, request, selection);
    Object value = value(selection, request);
    return calls.run(
        resource,
        request,
        () -> {
          Instance after = writing.write(selection.replace(writing.current(), value));
          return answer(resource, selection, after, Actions.PUT, request);
        });
  }

  CompletionStage<XmlBuffer> create(Resource resource, OperationRequest request)
      throws ResourceFault, XMLStreamException {
    FragmentSelection selection = selection(resource, request);
    Writing writing = new Writing(resource, request, selection);
    Object value = value(selection, request);
    return calls.run(
        resource,
        request,
        () -> {
          Instance after = writing.write(selection.add(writing.current(), value));
          XmlBuffer out =
              request.reply(
                  Actions.response(Actions.CREATE),
                  echo(request),
                  RequestedEpr.of(request, resource, after));
          out.raw("<x:ResourceCreated>");
          EndpointReference.writeContent(resource.addressOf(after), out);
          return out.raw("</x:ResourceCreated>");
        });
  }

  CompletionStage<XmlBuffer> delete(Resource resource, OperationRequest request)
      throws ResourceFault {
    FragmentSelection selection = selection(resource, request);
    Writing writing = new Writing(resource, request, selection);
    return calls.run(
        resource,
        request,
        () -> {
          Instance after = writing.write(selection.remove(writing.current()));
          return request.reply(
              Actions.response(Actions.DELETE),
              echo(request),
              RequestedEpr.of(request, resource, after));
        });
  }

  private static FragmentSelection selection(Resource resource, OperationRequest request)
      throws ResourceFault {
    FragmentTransfer header = request.headers().fragmentTransfer().orElseThrow();
    return FragmentPath.parse(header.expression(), header.namespaces()::get)
        .bind(resource.type().schema(), resource.uriOf(resource.type()));
  }

  private static Object value(FragmentSelection selection, OperationRequest request)
      throws ResourceFault, XMLStreamException {
    XmlCursor cursor = request.cursor();
    if (!cursor.nextElement() || !cursor.isOn(Namespaces.WSMAN, "XmlFragment")) {
      throw new ResourceFault(
          FaultCode.INVALID_FRAGMENT,
          "The body must hold wsman:XmlFragment with the value of the fragment.");
    }
    Object value = selection.read(cursor);
    request.endOfMessage();
    return value;
  }

  private static Instance present(Instance instance) throws ResourceFault {
    if (instance == null) {
      throw new ResourceFault(FaultCode.INTERNAL_ERROR, "The provider returned null.");
    }
    return instance;
  }

  private static XmlBuffer answer(
      Resource resource,
      FragmentSelection selection,
      Instance instance,
      String action,
      OperationRequest request)
      throws ResourceFault {
    XmlBuffer out =
        request.reply(
            Actions.response(action), echo(request), RequestedEpr.of(request, resource, instance));
    selection.write(instance, resource.template(instance), out);
    return out;
  }

  /** The header as it was sent (R7.7-2). */
  private static byte[] echo(OperationRequest request) {
    return XmlFragments.echo(request.headers().fragmentTransfer().orElseThrow());
  }

  /** One write: the provider as one that can be read and written, and the property at stake. */
  private static final class Writing {
    private final Gettable readable;
    private final Puttable writable;
    private final Target target;
    private final Property property;
    private final OpContext context;

    Writing(Resource resource, OperationRequest request, FragmentSelection selection)
        throws ResourceFault {
      this.readable = resource.facet(Gettable.class, "fragments, which need a Get");
      this.writable = resource.facet(Puttable.class, "fragments, which need a Put");
      this.target = Selectors.instance(resource, request.target());
      this.property = selection.written();
      this.context = request.context();
      if (!property.isWritable()) {
        throw new ResourceFault(
            FaultCode.INVALID_VALUES,
            property.name() + " of " + resource.type().schema().name() + " cannot be written.");
      }
    }

    Instance current() throws ResourceFault, InterruptedException {
      return present(readable.get(target, context));
    }

    /** Puts the property of the changed instance and leaves all others alone. */
    Instance write(Instance changed) throws ResourceFault, InterruptedException {
      String name = property.name();
      Instance.Builder put = Instance.of(changed.className());
      if (changed.get(name) == null) {
        put.setNull(name);
      } else {
        put.set(name, changed.get(name));
      }
      return present(writable.put(target, put.build(), context));
    }
  }
}
