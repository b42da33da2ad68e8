package io.windlass.wsman.client;

import io.windlass.wsman.xml.Namespaces;
import java.util.Optional;

/** Opens the envelope of an answer. */
final class AnswerEnvelope {
  private AnswerEnvelope() {}

  /**
   * The first element of the body.
   *
   * @param messageId what {@code wsa:RelatesTo} has to say if it is there; empty to ignore it
   * @throws WsmanFaultException when the body is a fault
   */
  static Optional<XmlElement> read(byte[] answer, String messageId) throws WsmanException {
    if (answer.length == 0) {
      return Optional.empty();
    }
    XmlElement envelope = XmlTree.read(answer);
    if (!envelope.is(Namespaces.SOAP, "Envelope")) {
      throw new WsmanException("The answer is not SOAP 1.2 but " + envelope.name());
    }
    Optional<XmlElement> header = envelope.child(Namespaces.SOAP, "Header");
    if (header.isPresent() && !messageId.isEmpty()) {
      String relatesTo = header.get().textOf("RelatesTo");
      if (!relatesTo.isEmpty() && !relatesTo.equals(messageId)) {
        throw new WsmanException("The answer belongs to another request: " + relatesTo);
      }
    }
    Optional<XmlElement> body = envelope.child(Namespaces.SOAP, "Body");
    if (body.isEmpty() || body.get().children().isEmpty()) {
      return Optional.empty();
    }
    XmlElement first = body.get().children().get(0);
    if (first.is(Namespaces.SOAP, "Fault")) {
      throw new WsmanFaultException(WsmanFault.read(first));
    }
    return Optional.of(first);
  }
}
