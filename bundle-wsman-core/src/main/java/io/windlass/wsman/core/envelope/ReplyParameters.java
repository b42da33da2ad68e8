package io.windlass.wsman.core.envelope;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.xml.SecureXml;
import io.windlass.wsman.xml.XmlBuffer;
import io.windlass.wsman.xml.XmlCursor;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/**
 * Copies the reference parameters of ReplyTo and FaultTo: they become headers of the answer
 * (DSP0226 R5.4.2-5). Names keep their namespaces; what surrounds the copy does not matter.
 */
final class ReplyParameters {
  private static final int MAX_BYTES = 2048;

  private final XmlBuffer copy = new XmlBuffer(256);

  /** Appends the children of the element that the cursor is on, to its end tag. */
  void add(XmlCursor cursor) throws XMLStreamException, ResourceFault {
    while (cursor.nextElement()) {
      XMLStreamWriter writer = SecureXml.repairingWriter(copy);
      copyElement(cursor.reader(), writer);
      writer.writeEndDocument();
      writer.flush();
    }
  }

  private void copyElement(XMLStreamReader reader, XMLStreamWriter writer)
      throws XMLStreamException, ResourceFault {
    int depth = 0;
    do {
      switch (reader.getEventType()) {
        case XMLStreamConstants.START_ELEMENT:
          depth++;
          start(reader, writer);
          break;
        case XMLStreamConstants.END_ELEMENT:
          depth--;
          writer.writeEndElement();
          break;
        case XMLStreamConstants.CHARACTERS:
        case XMLStreamConstants.CDATA:
          writer.writeCharacters(reader.getText());
          break;
        case XMLStreamConstants.COMMENT:
        case XMLStreamConstants.SPACE:
          break;
        default:
          throw new XMLStreamException("only elements and text are allowed", reader.getLocation());
      }
      writer.flush();
      if (copy.size() > MAX_BYTES) {
        throw new ResourceFault(
            FaultCode.INVALID_MESSAGE_INFORMATION_HEADER,
            "The reference parameters of ReplyTo or FaultTo have more than "
                + MAX_BYTES
                + " octets.");
      }
    } while (depth > 0 && next(reader));
  }

  private static boolean next(XMLStreamReader reader) throws XMLStreamException {
    reader.next();
    return true;
  }

  private static void start(XMLStreamReader reader, XMLStreamWriter writer)
      throws XMLStreamException {
    writer.writeStartElement(
        reader.getPrefix() == null ? "" : reader.getPrefix(),
        reader.getLocalName(),
        reader.getNamespaceURI() == null ? "" : reader.getNamespaceURI());
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String namespace = reader.getAttributeNamespace(i);
      if (namespace == null || namespace.isEmpty()) {
        writer.writeAttribute(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
      } else {
        writer.writeAttribute(
            reader.getAttributePrefix(i),
            namespace,
            reader.getAttributeLocalName(i),
            reader.getAttributeValue(i));
      }
    }
  }

  /** The copied elements as UTF-8; null when there are none. */
  byte[] bytes() {
    return copy.size() == 0 ? null : copy.toByteArray();
  }
}
