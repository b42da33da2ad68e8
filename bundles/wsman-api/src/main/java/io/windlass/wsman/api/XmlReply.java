package io.windlass.wsman.api;

import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.osgi.annotation.versioning.ConsumerType;

/** An answer of the raw tier. */
@ConsumerType
public interface XmlReply {
  /**
   * Writes what stands inside {@code s:Body}: balanced elements, or nothing.
   *
   * @throws XMLStreamException when the writer refuses; becomes {@code wsman:InternalError}
   */
  void writeBody(XMLStreamWriter writer) throws XMLStreamException;

  /** {@code wsa:Action} of the answer; by default that of the request with {@code Response}. */
  default Optional<String> action() {
    return Optional.empty();
  }
}
