package io.windlass.wsman.core.operation;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.core.registry.Resource;
import io.windlass.wsman.xml.XmlCursor;
import io.windlass.wsman.xml.cim.InstanceReader;
import javax.xml.stream.XMLStreamException;

/** A body that holds one instance of the addressed class. */
final class InstanceBody {
  private InstanceBody() {}

  /** Reads it, typed by the class's declaration, and the rest of the message. */
  static Instance read(Resource resource, OperationRequest request)
      throws ResourceFault, XMLStreamException {
    String name = resource.type().schema().name();
    XmlCursor cursor = request.cursor();
    if (!cursor.nextElement()) {
      throw new ResourceFault(
          FaultCode.MISSING_VALUES, "The body is empty; it must hold a " + name + ".");
    }
    if (!cursor.reader().getLocalName().equalsIgnoreCase(name)) {
      throw new ResourceFault(
          FaultCode.INVALID_NAMESPACE,
          "The body holds a "
              + cursor.reader().getLocalName()
              + "; the addressed class is "
              + name
              + ".");
    }
    Instance sent =
        new InstanceReader(
                resource.type().schema().properties(),
                FaultCode.INVALID_VALUES,
                FaultCode.INVALID_VALUES)
            .read(name, cursor);
    request.endOfMessage();
    return sent;
  }
}
