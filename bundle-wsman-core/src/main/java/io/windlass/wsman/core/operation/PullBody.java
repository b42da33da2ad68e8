package io.windlass.wsman.core.operation;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.core.enumeration.Enumeration;
import io.windlass.wsman.core.enumeration.Enumerations;
import io.windlass.wsman.xml.Namespaces;
import io.windlass.wsman.xml.enumeration.Pull;
import javax.xml.stream.XMLStreamException;

/** The bodies of Pull, Release, Renew and GetStatus, and the numbers in them. */
final class PullBody {
  private PullBody() {}

  /** Reads the body and the rest of the message. */
  static Pull read(OperationRequest request, String element)
      throws XMLStreamException, ResourceFault {
    if (!request.cursor().nextElement()
        || !request.cursor().isOn(Namespaces.ENUMERATION, element)) {
      throw new ResourceFault(
          FaultCode.SCHEMA_VALIDATION_ERROR, "The body must hold wsen:" + element + ".");
    }
    Pull body = Pull.read(request.cursor());
    request.endOfMessage();
    return body;
  }

  /**
   * The enumeration that a request goes on with. It must carry the address of the Enumerate
   * (DSP0226 R8.4-5, R8.5-3).
   */
  static Enumeration enumeration(Pull body, OperationRequest request, Enumerations enumerations)
      throws ResourceFault {
    Enumeration enumeration = enumerations.find(context(body), request.context().caller());
    if (!enumeration.isOf(request.headers().resourceUri())) {
      throw new ResourceFault(
          FaultCode.MESSAGE_INFORMATION_HEADER_REQUIRED,
          "The ResourceURI must be that of the Enumerate which opened this context, not "
              + request.headers().resourceUri()
              + ".");
    }
    return enumeration;
  }

  private static String context(Pull body) throws ResourceFault {
    return body.context()
        .filter(id -> !id.isEmpty())
        .orElseThrow(
            () ->
                new ResourceFault(
                    FaultCode.INVALID_ENUMERATION_CONTEXT, "There is no EnumerationContext."));
  }

  /** A number of at least 1, capped at what an int holds. */
  static int positive(String name, String text) throws ResourceFault {
    boolean digits = !text.isEmpty() && text.length() <= 20;
    for (int i = 0; i < text.length(); i++) {
      digits &= text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    if (!digits || text.chars().allMatch(c -> c == '0')) {
      throw new ResourceFault(
          FaultCode.SCHEMA_VALIDATION_ERROR,
          name
              + " must be a number of at least 1, not \""
              + text.substring(0, Math.min(40, text.length()))
              + "\".");
    }
    return text.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(text);
  }
}
