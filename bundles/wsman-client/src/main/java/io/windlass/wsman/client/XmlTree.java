package io.windlass.wsman.client;

import io.windlass.wsman.xml.SecureXml;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads a document from an untrusted peer into elements: no DTD, no entities beyond the five of
 * XML, bounded depth; the size is bounded by whoever read the bytes.
 */
public final class XmlTree {
  private XmlTree() {}

  /**
   * Reads one document.
   *
   * @throws WsmanException when it is not well-formed, has a DTD, or is nested too deeply
   */
  public static XmlElement read(byte[] document) throws WsmanException {
    try {
      XMLStreamReader reader = SecureXml.reader(new ByteArrayInputStream(document), null);
      try {
        return read(reader);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException broken) {
      throw new WsmanException("The XML cannot be read: " + firstLine(broken.getMessage()), broken);
    }
  }

  private static XmlElement read(XMLStreamReader reader) throws XMLStreamException {
    Deque<Frame> open = new ArrayDeque<>();
    XmlElement root = null;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          open.push(new Frame(reader, open.peek()));
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          if (!open.isEmpty()) {
            open.peek().text.append(reader.getText());
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          XmlElement element = open.pop().finish();
          if (open.isEmpty()) {
            root = element;
          } else {
            open.peek().children.add(element);
          }
        }
        case XMLStreamConstants.DTD -> throw new XMLStreamException("it has a DTD");
        case XMLStreamConstants.ENTITY_REFERENCE ->
            throw new XMLStreamException("it refers to an entity: " + reader.getLocalName());
        default -> {
          // comments and processing instructions say nothing
        }
      }
    }
    if (root == null) {
      throw new XMLStreamException("it has no element");
    }
    return root;
  }

  private static String firstLine(String message) {
    if (message == null) {
      return "no reason given";
    }
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }

  /** An element that is still open. */
  private static final class Frame {
    private final QName name;
    private final XmlScope scope;
    private final Map<QName, String> attributes;
    private final List<XmlElement> children = new ArrayList<>(4);
    private final StringBuilder text = new StringBuilder();

    Frame(XMLStreamReader reader, Frame parent) {
      name = reader.getName();
      XmlScope outer = parent == null ? XmlScope.NOTHING : parent.scope;
      scope = outer.inside(declarations(reader));
      attributes = attributes(reader);
    }

    private static Map<String, String> declarations(XMLStreamReader reader) {
      int count = reader.getNamespaceCount();
      if (count == 0) {
        return Map.of();
      }
      Map<String, String> declared = new HashMap<>();
      for (int i = 0; i < count; i++) {
        declared.put(text(reader.getNamespacePrefix(i)), text(reader.getNamespaceURI(i)));
      }
      return declared;
    }

    private static Map<QName, String> attributes(XMLStreamReader reader) {
      int count = reader.getAttributeCount();
      if (count == 0) {
        return Map.of();
      }
      Map<QName, String> attributes = new LinkedHashMap<>();
      for (int i = 0; i < count; i++) {
        attributes.put(reader.getAttributeName(i), reader.getAttributeValue(i));
      }
      return Collections.unmodifiableMap(attributes);
    }

    private static String text(String value) {
      return value == null ? "" : value;
    }

    XmlElement finish() {
      String own = children.isEmpty() || !isBlank(text) ? text.toString() : "";
      return new XmlElement(name, scope, attributes, children, own);
    }

    private static boolean isBlank(StringBuilder text) {
      for (int i = 0; i < text.length(); i++) {
        if (text.charAt(i) > ' ') {
          return false;
        }
      }
      return true;
    }
  }
}
