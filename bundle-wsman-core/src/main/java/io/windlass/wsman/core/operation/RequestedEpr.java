package io.windlass.wsman.core.operation;

import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.Target;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.core.registry.Resource;
import io.windlass.wsman.xml.XmlBuffer;
import io.windlass.wsman.xml.cim.EndpointReference;

/**
 * The header that answers RequestEPR (DSP0226 §6.5): the address of the resource after the
 * operation. Every method gives null when nobody asked.
 */
final class RequestedEpr {
  private static final byte[] INVALID =
      XmlBuffer.bytes("<w:RequestedEPR><w:EPRInvalid/></w:RequestedEPR>");
  private static final byte[] UNKNOWN =
      XmlBuffer.bytes("<w:RequestedEPR><w:EPRUnknown/></w:RequestedEPR>");

  private RequestedEpr() {}

  /** The address of an instance as it is now. */
  static byte[] of(OperationRequest request, Resource resource, Instance instance)
      throws ResourceFault {
    boolean asked = request.headers().requestEpr() && instance != null;
    return asked ? of(request, resource.addressOf(instance)) : null;
  }

  /** An address. */
  static byte[] of(OperationRequest request, Target address) {
    if (!request.headers().requestEpr()) {
      return null;
    }
    XmlBuffer out = new XmlBuffer(512).raw("<w:RequestedEPR><a:EndpointReference>");
    EndpointReference.writeContent(address, out);
    return out.raw("</a:EndpointReference></w:RequestedEPR>").toByteArray();
  }

  /** What was addressed is not there any more. */
  static byte[] invalid(OperationRequest request) {
    return request.headers().requestEpr() ? INVALID : null;
  }

  /** Only the provider knows whether what was addressed still has its address. */
  static byte[] unknown(OperationRequest request) {
    return request.headers().requestEpr() ? UNKNOWN : null;
  }
}
