package io.windlass.wsman.config.resource;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An element of a request. Immutable.
 *
 * @param attributes by local name
 * @param children in document order
 * @param text without white space at its ends
 */
record ConfigElement(
    String name,
    String namespace,
    Map<String, String> attributes,
    List<ConfigElement> children,
    String text) {
  private static final int MAX_ELEMENTS = 10_000;
  private static final int MAX_DEPTH = 16;

  /**
   * Reads the element that the reader stands on.
   *
   * @throws ResourceFault when there is none, or more of it than a configuration has
   */
  static ConfigElement read(XMLStreamReader reader) throws ResourceFault {
    if (!reader.isStartElement()) {
      throw new ResourceFault(
          FaultCode.SCHEMA_VALIDATION_ERROR, "The body is empty; it must hold the new values.");
    }
    try {
      ConfigElement body = read(reader, new int[1], 1);
      // Nothing is done for a message that is not one to its end.
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamConstants.START_ELEMENT) {
          throw Refusals.schema(
              "the body holds " + reader.getLocalName() + " besides " + body.name);
        }
      }
      return body;
    } catch (XMLStreamException e) {
      throw new ResourceFault(
          FaultCode.SCHEMA_VALIDATION_ERROR, "The body is not well-formed: " + e.getMessage(), e);
    }
  }

  private static ConfigElement read(XMLStreamReader reader, int[] count, int depth)
      throws XMLStreamException, ResourceFault {
    if (++count[0] > MAX_ELEMENTS || depth > MAX_DEPTH) {
      throw new ResourceFault(
          FaultCode.SCHEMA_VALIDATION_ERROR, "The body has more elements than a configuration.");
    }
    String name = reader.getLocalName();
    String namespace = Optional.ofNullable(reader.getNamespaceURI()).orElse("");
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
    }
    List<ConfigElement> children = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (int event = reader.next(); event != XMLStreamConstants.END_ELEMENT; ) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        children.add(read(reader, count, depth + 1));
      } else if (reader.hasText() && event != XMLStreamConstants.COMMENT) {
        text.append(reader.getText());
      }
      event = reader.next();
    }
    return new ConfigElement(
        name, namespace, Map.copyOf(attributes), List.copyOf(children), text.toString().strip());
  }

  /** True when it stands for nothing. */
  boolean isNil() {
    return "true".equals(attributes.get("nil")) || "1".equals(attributes.get("nil"));
  }

  /**
   * The text of a child, compared without case.
   *
   * @throws ResourceFault when there are several, or it has elements
   */
  Optional<String> child(String childName) throws ResourceFault {
    Optional<String> found = Optional.empty();
    for (ConfigElement child : children) {
      if (child.name.equalsIgnoreCase(childName)) {
        if (found.isPresent() || !child.children.isEmpty()) {
          throw Refusals.schema(child.name + " stands twice, or is no text");
        }
        found = Optional.of(child.text);
      }
    }
    return found;
  }

  /**
   * Makes sure that it is one of a schema.
   *
   * @param expected the element's name
   * @param known the names of the children that it may have
   */
  void require(String expected, List<String> known) throws ResourceFault {
    if (!name.equalsIgnoreCase(expected)) {
      throw Refusals.schema("the body holds " + name + " where " + expected + " is expected");
    }
    for (ConfigElement child : children) {
      if (known.stream().noneMatch(child.name::equalsIgnoreCase)) {
        throw Refusals.schema(
            expected + " has no " + child.name + "; it has " + String.join(", ", known));
      }
    }
  }
}
