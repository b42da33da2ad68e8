package io.windlass.wsman.core.xpath;

import io.windlass.wsman.api.FaultCode;
import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.api.cim.Instance;
import io.windlass.wsman.api.cim.Property;
import io.windlass.wsman.xml.XmlCursor;
import io.windlass.wsman.xml.cim.CimText;
import io.windlass.wsman.xml.cim.InstanceReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/** Reads the value in the {@code wsman:XmlFragment} of a write (DSP0226 §7.7). */
final class FragmentReader {
  private final Path path;
  private final String name;
  private final Property property;

  /**
   * @param property null for one of an embedded instance, whose values stay text
   */
  FragmentReader(Path path, Property property) {
    this.path = path;
    this.name = path.last().name();
    this.property = property;
  }

  Object read(XmlCursor cursor) throws ResourceFault, XMLStreamException {
    if (path.text()) {
      return text(cursor);
    }
    List<Object> items = property == null ? texts(cursor) : values(cursor);
    boolean array = property != null && property.isArray();
    if (array && path.last().predicates().isEmpty()) {
      return items.isEmpty() ? null : List.copyOf(items);
    }
    if (items.size() > 1 || array && items.isEmpty()) {
      throw invalid("one element " + name);
    }
    return items.isEmpty() ? null : items.get(0);
  }

  private Object text(XmlCursor cursor) throws ResourceFault, XMLStreamException {
    if (property != null && property.isArray() && path.last().predicates().isEmpty()) {
      throw invalid("elements, as the path names an array; name one item, as in " + name + "[1]");
    }
    String text;
    try {
      text = cursor.text();
    } catch (XMLStreamException e) {
      if (cursor.reader().getEventType() == XMLStreamConstants.START_ELEMENT) {
        throw invalid("text, not elements");
      }
      throw e;
    }
    try {
      return property == null ? text : CimText.parse(property.type(), text);
    } catch (IllegalArgumentException e) {
      throw new ResourceFault(
          FaultCode.INVALID_VALUES, name + " needs another value: " + e.getMessage(), e);
    }
  }

  /** As in an ordinary Put, the last of several elements counts. */
  private List<Object> values(XmlCursor cursor) throws ResourceFault, XMLStreamException {
    Instance sent =
        new InstanceReader(List.of(property), FaultCode.INVALID_VALUES, FaultCode.INVALID_FRAGMENT)
            .read("XmlFragment", cursor);
    if (!sent.properties().containsKey(property.name())) {
      throw invalid("the element " + name);
    }
    Object value = sent.get(property.name());
    if (value instanceof List<?> items) {
      return new ArrayList<>(items);
    }
    return value == null ? List.of() : List.of(value);
  }

  private List<Object> texts(XmlCursor cursor) throws ResourceFault, XMLStreamException {
    List<Object> texts = new ArrayList<>();
    boolean empty = true;
    while (cursor.nextElement()) {
      empty = false;
      if (!cursor.reader().getLocalName().equals(name)) {
        throw invalid("the element " + name);
      }
      if (cursor.isNil()) {
        cursor.skip();
      } else {
        texts.add(cursor.text());
      }
    }
    if (empty) {
      throw invalid("the element " + name);
    }
    return texts;
  }

  private static ResourceFault invalid(String wanted) {
    return new ResourceFault(
        FaultCode.INVALID_FRAGMENT, "The wsman:XmlFragment must hold " + wanted + ".");
  }
}
