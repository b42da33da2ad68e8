package io.windlass.wsman.core.operation;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.Invocable;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.cim.Method;
import io.windlass.wsman.api.cim.Property;
import io.windlass.wsman.api.security.Right;
import io.windlass.wsman.core.registry.Resource;
import io.windlass.wsman.core.registry.Selectors;
import io.windlass.wsman.xml.XmlBuffer;
import io.windlass.wsman.xml.XmlCursor;
import io.windlass.wsman.xml.cim.InstanceReader;
import io.windlass.wsman.xml.cim.InstanceTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import javax.xml.stream.XMLStreamException;

/** A method of a class: the action is the resource URI, a slash and the method (DSP0226 §9). */
public final class InvokeOperation implements Operation {
  private final ResourceCalls calls;

  /** Finds resources and runs their providers so. */
  public InvokeOperation(ResourceCalls calls) {
    this.calls = calls;
  }

  @Override
  public Right right() {
    return Right.EXECUTE;
  }

  /** The method that an action names; null when it is not one of that resource. */
  public static String methodOf(String action, String resourceUri) {
    int slash = action.lastIndexOf('/');
    boolean matches =
        slash > 0
            && slash < action.length() - 1
            && slash == resourceUri.length()
            && action.regionMatches(true, 0, resourceUri, 0, slash);
    return matches ? action.substring(slash + 1) : null;
  }

  @Override
  public CompletionStage<XmlBuffer> run(OperationRequest request) throws ResourceFault {
    return calls.onResource(request, resource -> invoke(resource, request));
  }

  private CompletionStage<XmlBuffer> invoke(Resource resource, OperationRequest request)
      throws ResourceFault, XMLStreamException {
    String name = methodOf(request.headers().action(), request.headers().resourceUri());
    Method method =
        resource
            .type()
            .method(name)
            .orElseThrow(
                () ->
                    new ResourceFault(
                        FaultCode.ACTION_NOT_SUPPORTED,
                        resource.type().schema().name() + " has no method " + name + "."));
    Invocable provider = resource.facet(Invocable.class, "Invoke");
    Target target = target(resource, method, request);
    Instance input = input(method, request);
    InstanceTemplate output = output(resource, method);
    return calls.run(
        resource,
        request,
        () -> {
          Instance result = provider.invoke(target, method.name(), input, request.context());
          return write(method, output, result, request);
        });
  }

  private static Target target(Resource resource, Method method, OperationRequest request)
      throws ResourceFault {
    boolean onClass =
        method.isStatic()
            && request.target().selectors().isEmpty()
            && request.target().references().isEmpty();
    return onClass ? resource.classTarget() : Selectors.instance(resource, request.target());
  }

  private static Instance input(Method method, OperationRequest request)
      throws XMLStreamException, ResourceFault {
    XmlCursor cursor = request.cursor();
    String expected = method.name() + "_INPUT";
    Instance input = Instance.of(expected).build();
    if (cursor.nextElement()) {
      String found = cursor.reader().getLocalName();
      if (!found.equalsIgnoreCase(expected)) {
        throw new ResourceFault(
            FaultCode.SCHEMA_VALIDATION_ERROR,
            "The body must hold " + expected + ", not " + found + ".");
      }
      input =
          new InstanceReader(
                  method.inputs(),
                  FaultCode.PARAMETER_TYPE_MISMATCH,
                  FaultCode.INVALID_PARAMETER_NAME)
              .read(expected, cursor);
    }
    request.endOfMessage();
    return input;
  }

  private static InstanceTemplate output(Resource resource, Method method) {
    List<Property> properties = new ArrayList<>(method.outputs());
    method.returnType().ifPresent(type -> properties.add(Property.of("ReturnValue", type).build()));
    return InstanceTemplate.element(
        method.name() + "_OUTPUT",
        properties,
        resource.uriOf(resource.type()),
        InstanceTemplate.Profile.DMTF);
  }

  private static XmlBuffer write(
      Method method, InstanceTemplate output, Instance result, OperationRequest request)
      throws ResourceFault {
    if (result == null) {
      throw new ResourceFault(FaultCode.INTERNAL_ERROR, "The provider returned null.");
    }
    XmlBuffer out =
        request.reply(Actions.response(request.headers().action()), RequestedEpr.unknown(request));
    try {
      output.write(result, out);
    } catch (IllegalArgumentException e) {
      throw new ResourceFault(
          FaultCode.INTERNAL_ERROR,
          "The provider's answer to " + method.name() + " is not as declared: " + e.getMessage(),
          e);
    }
    return out;
  }
}
