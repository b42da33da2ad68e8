package io.windlass.wsman.core.operation;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.core.enumeration.ItemWriter;
import io.windlass.wsman.core.enumeration.Polymorphism;
import io.windlass.wsman.xml.Namespaces;
import io.windlass.wsman.xml.enumeration.Enumerate;
import javax.xml.stream.XMLStreamException;

/** Reads and checks the body of an Enumerate. */
final class EnumerateBody {
  private EnumerateBody() {}

  static Enumerate read(OperationRequest request) throws XMLStreamException, ResourceFault {
    if (!request.cursor().nextElement()
        || !request.cursor().isOn(Namespaces.ENUMERATION, "Enumerate")) {
      throw new ResourceFault(
          FaultCode.SCHEMA_VALIDATION_ERROR, "The body must hold wsen:Enumerate.");
    }
    Enumerate body = Enumerate.read(request.cursor());
    request.endOfMessage();
    if (body.hasEndTo()) {
      throw new ResourceFault(
          FaultCode.ADDRESSING_MODE, "EndTo is not supported: an enumeration ends in its answer.");
    }
    return body;
  }

  static Polymorphism polymorphism(Enumerate body) throws ResourceFault {
    String mode = body.polymorphismMode().orElse("").strip();
    switch (mode) {
      case "":
      case "IncludeSubClassProperties":
        return Polymorphism.INCLUDE_SUBCLASS_PROPERTIES;
      case "ExcludeSubClassProperties":
        return Polymorphism.EXCLUDE_SUBCLASS_PROPERTIES;
      case "None":
        return Polymorphism.NONE;
      default:
        throw new ResourceFault(
            FaultCode.POLYMORPHISM_MODE_NOT_SUPPORTED,
            "The polymorphism mode "
                + mode
                + " is not known; IncludeSubClassProperties, ExcludeSubClassProperties and None"
                + " are.");
    }
  }

  static ItemWriter.Mode mode(Enumerate body) throws ResourceFault {
    String mode = body.enumerationMode().orElse("").strip();
    switch (mode) {
      case "":
      case "EnumerateObject":
        return ItemWriter.Mode.OBJECT;
      case "EnumerateEPR":
        return ItemWriter.Mode.EPR;
      case "EnumerateObjectAndEPR":
        return ItemWriter.Mode.OBJECT_AND_EPR;
      default:
        throw new ResourceFault(
            FaultCode.ENUMERATION_MODE,
            "The EnumerationMode "
                + mode
                + " is not supported; EnumerateEPR and EnumerateObjectAndEPR are.");
    }
  }
}
