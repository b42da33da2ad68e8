package io.windlass.wsman.xml.enumeration;

import io.windlass.wsman.api.ResourceFault;
import io.windlass.wsman.xml.Namespaces;
import io.windlass.wsman.xml.XmlCursor;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;

/**
 * Reads the filters of an Enumerate by hand and shows them as empty elements to the binding, which
 * forgets what prefixes mean. For one thread, for one use.
 */
final class FilterReader extends StreamReaderDelegate {
  private final Map<String, Filter> found = new HashMap<>();
  private boolean onFilter;
  private ResourceFault fault;

  FilterReader(XMLStreamReader reader) {
    super(reader);
  }

  /** The filter in that namespace, or null. */
  Filter found(String namespace) {
    return found.get(namespace);
  }

  /** Throws the fault behind an exception that a binding let through. */
  void rethrow() throws ResourceFault {
    if (fault != null) {
      throw fault;
    }
  }

  @Override
  public int next() throws XMLStreamException {
    if (onFilter) {
      onFilter = false;
      readFilter();
      return getEventType();
    }
    int event = super.next();
    onFilter = event == START_ELEMENT && isFilter();
    return event;
  }

  private boolean isFilter() {
    return getLocalName().equals("Filter")
        && (Namespaces.ENUMERATION.equals(getNamespaceURI())
            || Namespaces.WSMAN.equals(getNamespaceURI()));
  }

  private void readFilter() throws XMLStreamException {
    String namespace = getNamespaceURI();
    try {
      if (found.put(namespace, Filter.read(new XmlCursor(getParent()))) != null) {
        throw new XMLStreamException("two filters", getLocation());
      }
    } catch (ResourceFault e) {
      fault = e;
      throw new XMLStreamException(e.getMessage(), getLocation(), e);
    }
  }
}
