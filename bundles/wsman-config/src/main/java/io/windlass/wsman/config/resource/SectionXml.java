package io.windlass.wsman.config.resource;

import io.windlass.wsman.api.XmlReply;
import io.windlass.wsman.config.tree.Section;
import io.windlass.wsman.config.tree.Setting;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A section as an element, as Windows writes it: the namespace is the resource's URI, and what a
 * policy fixes says so.
 *
 * @param uri the resource's
 * @param now value by path
 * @param fixed the paths of what a policy fixes
 */
record SectionXml(String uri, Section section, Map<String, String> now, Set<String> fixed)
    implements XmlReply {
  static final String PREFIX = "cfg";

  @Override
  public void writeBody(XMLStreamWriter writer) throws XMLStreamException {
    root(writer, section.name(), uri);
    members(section, writer);
    writer.writeEndElement();
  }

  /** Opens the element of a resource. */
  static void root(XMLStreamWriter writer, String name, String uri) throws XMLStreamException {
    writer.writeStartElement(PREFIX, name, uri);
    writer.writeNamespace(PREFIX, uri);
    writer.writeAttribute("xml", "http://www.w3.org/XML/1998/namespace", "lang", "en-US");
  }

  /** Writes an element with text. */
  static void value(XMLStreamWriter writer, String name, String uri, String text)
      throws XMLStreamException {
    writer.writeStartElement(PREFIX, name, uri);
    writer.writeCharacters(text);
    writer.writeEndElement();
  }

  private void members(Section here, XMLStreamWriter writer) throws XMLStreamException {
    for (Object member : here.members()) {
      if (member instanceof Section below) {
        writer.writeStartElement(PREFIX, below.name(), uri);
        members(below, writer);
        writer.writeEndElement();
      } else {
        setting((Setting) member, writer);
      }
    }
  }

  private void setting(Setting setting, XMLStreamWriter writer) throws XMLStreamException {
    writer.writeStartElement(PREFIX, setting.name(), uri);
    if (fixed.contains(setting.path())) {
      writer.writeAttribute("Source", "GPO");
    }
    writer.writeCharacters(now.get(setting.path()));
    writer.writeEndElement();
  }
}
