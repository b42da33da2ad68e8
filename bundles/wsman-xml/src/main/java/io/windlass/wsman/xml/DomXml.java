package io.windlass.wsman.xml;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** Elements as trees, for what has to be changed in the middle. The reader sets the limits. */
public final class DomXml {
  private DomXml() {}

  /**
   * Reads the element that the reader is on, to its end tag. Comments are left out.
   *
   * @throws XMLStreamException when it is not well-formed
   */
  public static Element read(XMLStreamReader reader) throws XMLStreamException {
    Document document = document();
    Node parent = document;
    while (true) {
      switch (reader.getEventType()) {
        case XMLStreamConstants.START_ELEMENT:
          parent = parent.appendChild(element(document, reader));
          break;
        case XMLStreamConstants.END_ELEMENT:
          parent = parent.getParentNode();
          if (parent == document) {
            return document.getDocumentElement();
          }
          break;
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE:
          parent.appendChild(document.createTextNode(reader.getText()));
          break;
        case XMLStreamConstants.COMMENT:
          break;
        default:
          throw new XMLStreamException("something else than elements", reader.getLocation());
      }
      reader.next();
    }
  }

  private static Document document() {
    try {
      return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().newDocument();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the platform makes no documents", e);
    }
  }

  private static Element element(Document document, XMLStreamReader reader) {
    Element element =
        document.createElementNS(
            reader.getNamespaceURI(), name(reader.getPrefix(), reader.getLocalName()));
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      element.setAttributeNS(
          reader.getAttributeNamespace(i),
          name(reader.getAttributePrefix(i), reader.getAttributeLocalName(i)),
          reader.getAttributeValue(i));
    }
    return element;
  }

  private static String name(String prefix, String local) {
    return prefix == null || prefix.isEmpty() ? local : prefix + ":" + local;
  }

  /**
   * Writes an element.
   *
   * @param writer declares namespaces by itself ({@link SecureXml#repairingWriter})
   */
  public static void write(Element element, XMLStreamWriter writer) throws XMLStreamException {
    String uri = element.getNamespaceURI() == null ? "" : element.getNamespaceURI();
    String prefix = element.getPrefix() == null ? "" : element.getPrefix();
    writer.writeStartElement(prefix, element.getLocalName(), uri);
    NamedNodeMap attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      attribute((Attr) attributes.item(i), writer);
    }
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element below) {
        write(below, writer);
      } else {
        writer.writeCharacters(child.getTextContent());
      }
    }
    writer.writeEndElement();
  }

  private static void attribute(Attr attribute, XMLStreamWriter writer) throws XMLStreamException {
    String uri = attribute.getNamespaceURI();
    if (XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(uri)) {
      return;
    }
    if (uri == null || uri.isEmpty()) {
      writer.writeAttribute(attribute.getLocalName(), attribute.getValue());
    } else {
      String prefix = attribute.getPrefix() == null ? "" : attribute.getPrefix();
      writer.writeAttribute(prefix, uri, attribute.getLocalName(), attribute.getValue());
    }
  }
}
