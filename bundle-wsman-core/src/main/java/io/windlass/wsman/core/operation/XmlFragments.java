package io.windlass.wsman.core.operation;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.core.envelope.FragmentTransfer;
import io.windlass.wsman.core.xpath.ElementSelection;
import io.windlass.wsman.core.xpath.FragmentPath;
import io.windlass.wsman.xml.DomXml;
import io.windlass.wsman.xml.Namespaces;
import io.windlass.wsman.xml.SecureXml;
import io.windlass.wsman.xml.XmlBuffer;
import io.windlass.wsman.xml.cim.FragmentElements;
import java.io.ByteArrayInputStream;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.w3c.dom.Element;

/**
 * The fragments of a resource of the raw tier (DSP0226 §7.7): a Get shows a part of what the
 * provider's Get gives, a Put sends the provider the whole with that part replaced.
 */
final class XmlFragments {
  private static final byte[] EMPTY =
      XmlBuffer.bytes("<s:Body xmlns:s=\"" + Namespaces.SOAP + "\"/>");

  private final FragmentTransfer header;
  private final ElementSelection selection;

  XmlFragments(FragmentTransfer header) throws ResourceFault {
    this.header = header;
    this.selection = FragmentPath.parse(header.expression(), header.namespaces()::get).onElement();
  }

  /** What a Put of a fragment sends: the reader stands on {@code wsman:XmlFragment}. */
  static Element sent(XMLStreamReader body) throws ResourceFault, XMLStreamException {
    boolean fragment =
        body.isStartElement()
            && body.getLocalName().equals("XmlFragment")
            && Namespaces.WSMAN.equals(body.getNamespaceURI());
    if (!fragment) {
      throw new ResourceFault(
          FaultCode.INVALID_FRAGMENT,
          "The body must hold wsman:XmlFragment with the value of the fragment.");
    }
    return DomXml.read(body);
  }

  /** A body without an element, at its end. */
  static XMLStreamReader nothing() throws XMLStreamException {
    XMLStreamReader reader = SecureXml.reader(new ByteArrayInputStream(EMPTY), "UTF-8");
    reader.nextTag();
    reader.nextTag();
    return reader;
  }

  /** The element in a provider's answer. */
  static Element whole(XmlBuffer body) throws ResourceFault, XMLStreamException {
    if (body.size() == 0) {
      throw new ResourceFault(
          FaultCode.FRAGMENT_LEVEL_ACCESS, "The resource shows nothing that could be cut.");
    }
    XMLStreamReader reader =
        SecureXml.reader(new ByteArrayInputStream(body.toByteArray()), "UTF-8");
    reader.nextTag();
    return DomXml.read(reader);
  }

  /** The whole with the fragment in its place, in front of its first element. */
  XMLStreamReader replaced(Element whole, Element fragment)
      throws ResourceFault, XMLStreamException {
    selection.replace(whole, fragment);
    XmlBuffer changed = new XmlBuffer(4096);
    XMLStreamWriter writer = SecureXml.repairingWriter(changed);
    DomXml.write(whole, writer);
    writer.flush();
    XMLStreamReader reader =
        SecureXml.reader(new ByteArrayInputStream(changed.toByteArray()), "UTF-8");
    reader.nextTag();
    return reader;
  }

  /** Writes the {@code wsman:XmlFragment} of an element; nil when nothing matches. */
  void write(Element whole, XmlBuffer out) throws XMLStreamException {
    List<Element> selected = selection.select(whole);
    if (selected.isEmpty()) {
      FragmentElements.nil(out);
      return;
    }
    FragmentElements.start(String.valueOf(whole.getNamespaceURI()), out);
    boolean first = true;
    for (Element element : selected) {
      if (selection.isText()) {
        out.text((first ? "" : " ") + element.getTextContent());
      } else {
        XMLStreamWriter writer = SecureXml.repairingWriter(out);
        DomXml.write(element, writer);
        writer.flush();
      }
      first = false;
    }
    FragmentElements.end(out);
  }

  /** The header as it was sent (R7.7-2). */
  byte[] echo() {
    return echo(header);
  }

  static byte[] echo(FragmentTransfer header) {
    XmlBuffer out = new XmlBuffer(256).raw("<w:FragmentTransfer s:mustUnderstand=\"true\"");
    header.dialect().ifPresent(uri -> out.raw(" Dialect=\"").text(uri).raw("\""));
    return out.raw(">").text(header.expression()).raw("</w:FragmentTransfer>").toByteArray();
  }
}
