package io.windlass.wsman.core.operation;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.core.registry.Resource;
import io.windlass.wsman.xml.XmlBuffer;

/** An answer whose body is one instance. */
final class InstanceAnswer {
  private InstanceAnswer() {}

  /**
   * Writes what a provider returned.
   *
   * @throws ResourceFault when it is null, not what its class declares, or of a class that the
   *     caller may not see
   */
  static XmlBuffer write(
      Resource resource, Instance instance, String action, OperationRequest request)
      throws ResourceFault {
    if (instance == null) {
      throw new ResourceFault(FaultCode.INTERNAL_ERROR, "The provider returned null.");
    }
    request.access().require(resource, instance);
    XmlBuffer out =
        request.reply(Actions.response(action), RequestedEpr.of(request, resource, instance));
    try {
      resource.template(instance).write(instance, out);
    } catch (IllegalArgumentException e) {
      throw new ResourceFault(
          FaultCode.INTERNAL_ERROR,
          "The provider returned a "
              + instance.className()
              + " that is not what its class declares: "
              + e.getMessage(),
          e);
    }
    return out;
  }
}
