package io.windlass.wsman.core.operation;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.core.enumeration.ItemWriter;
import io.windlass.wsman.core.limits.Durations;
import io.windlass.wsman.xml.JaxbBodies;
import io.windlass.wsman.xml.Namespaces;
import io.windlass.wsman.xml.enumeration.Enumerate;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
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
    Enumerate body = JaxbBodies.read(request.cursor().reader(), Enumerate.class);
    request.endOfMessage();
    if (body.hasEndTo()) {
      throw new ResourceFault(
          FaultCode.ADDRESSING_MODE, "EndTo is not supported: an enumeration ends in its answer.");
    }
    requirePolymorphism(body);
    return body;
  }

  private static void requirePolymorphism(Enumerate body) throws ResourceFault {
    String mode = body.polymorphismMode().orElse("IncludeSubClassProperties").strip();
    if (!mode.equals("IncludeSubClassProperties")) {
      throw new ResourceFault(
          FaultCode.POLYMORPHISM_MODE_NOT_SUPPORTED,
          "The polymorphism mode " + mode + " is not supported; IncludeSubClassProperties is.");
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

  /** When the client wants the enumeration to end at the latest. */
  static Optional<Instant> expires(Enumerate body, Instant now) throws ResourceFault {
    if (body.expires().isEmpty()) {
      return Optional.empty();
    }
    String text = body.expires().get().strip();
    Instant end;
    Optional<Duration> duration = Durations.parse(text);
    try {
      end =
          duration.isPresent() ? now.plus(duration.get()) : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new ResourceFault(
          FaultCode.INVALID_EXPIRATION_TIME,
          "Expires is neither an xs:duration nor an xs:dateTime with an offset: " + text,
          e);
    }
    if (!end.isAfter(now)) {
      throw new ResourceFault(
          FaultCode.INVALID_EXPIRATION_TIME, "Expires lies in the past: " + text);
    }
    return Optional.of(end);
  }
}
